using SquatCoach.Movement;
using Xunit;

namespace SquatCoach.Demo.Tests;

public class TruthRecorderTests
{
    private static readonly SquatScript _script = SquatScript.GoodAndEachFault();

    public static TheoryData<double> Azimuths { get; } = [0, 35, 90, -45, 180];

    [Theory]
    [MemberData(nameof(Azimuths))]
    public void Joints_MeasuredAtTheBottom_GiveTheStatedAngles(double azimuthDegrees)
    {
        var options = new DemoClipOptions { Azimuth = Angle.FromDegrees(azimuthDegrees) };
        var recorder = new TruthRecorder(_script, options);
        var joints = recorder.Joints();

        Assert.All(recorder.Reps().Reps, rep =>
        {
            var frame = (int)Math.Round(rep.BottomSeconds * options.FrameRateHz);
            var thigh = joints[frame, Joint.LeftHip] - joints[frame, Joint.LeftKnee];
            var shank = joints[frame, Joint.LeftKnee] - joints[frame, Joint.LeftAnkle];
            Assert.Equal(rep.KneeFlexionDegrees, thigh.AngleTo(shank).Degrees, 0.1);
            Assert.Equal(rep.ThighAngleDegrees, Math.Asin(thigh.Z / thigh.LengthMetres) * 180 / Math.PI, 0.1);
            var trunk = joints[frame, Joint.Neck] - Position3D.Middle(joints[frame, Joint.LeftHip], joints[frame, Joint.RightHip]);
            Assert.Equal(rep.TrunkLeanDegrees, trunk.AngleTo(new Position3D(0, 0, 1)).Degrees, 0.1);
        });
    }

    [Fact]
    public void Joints_SeenFromTheFront_HaveTheLeftToTheRightAndTheFaceTowardsTheCamera()
    {
        var joints = new TruthRecorder(_script, new DemoClipOptions { Azimuth = Angle.Zero }).Joints();

        Assert.True(joints[0, Joint.LeftHip].X > joints[0, Joint.RightHip].X);
        Assert.True(joints[0, Joint.Nose].Y < joints[0, Joint.HeadTop].Y);
        Assert.True(joints[0, Joint.HeadTop].Z > joints[0, Joint.LeftAnkle].Z);
    }

    [Fact]
    public void Joints_SeenFromTheLeft_FaceTheImagesLeft()
    {
        // +90° sees the athlete's left side: the face then looks to the left of the picture.
        var joints = new TruthRecorder(_script, new DemoClipOptions { Azimuth = Angle.FromDegrees(90) }).Joints();

        Assert.True(joints[0, Joint.Nose].X < joints[0, Joint.LeftEar].X);
        Assert.True(joints[0, Joint.LeftHip].Y < joints[0, Joint.RightHip].Y);
    }

    [Theory]
    [MemberData(nameof(Azimuths))]
    public void Keypoints_OfTheFeet_DoNotSlide(double azimuthDegrees)
    {
        var track = new TruthRecorder(_script, new DemoClipOptions { Azimuth = Angle.FromDegrees(azimuthDegrees) }).Keypoints();
        var first = track.Frame(0).ToArray();

        for (var frame = 1; frame < track.FrameCount; frame++)
        {
            for (var keypoint = (int)Keypoint.LeftAnkle; keypoint <= (int)Keypoint.RightFootIndex; keypoint++)
            {
                Assert.Equal(first[keypoint * 3], track.Frame(frame)[keypoint * 3]);
                Assert.Equal(first[(keypoint * 3) + 1], track.Frame(frame)[(keypoint * 3) + 1]);
            }
        }
    }

    [Fact]
    public void Keypoints_Always_LieInThePicture()
    {
        var track = new TruthRecorder(_script, new DemoClipOptions()).Keypoints();

        for (var index = 0; index < track.Points.Length; index += 3)
        {
            Assert.InRange(track.Points[index], 0, track.WidthPx);
            Assert.InRange(track.Points[index + 1], 0, track.HeightPx);
        }
    }

    [Fact]
    public void Reps_OfTheDemo_AreOneGoodAndOneOfEachFault()
    {
        var reps = new TruthRecorder(_script, new DemoClipOptions()).Reps().Reps;

        Assert.Equal([null, .. Enum.GetValues<Fault>().Order().Cast<Fault?>()], reps.Select(rep => rep.Fault));
        Assert.All(reps, rep => Assert.True(rep.StartSeconds < rep.BottomSeconds && rep.BottomSeconds < rep.EndSeconds));
        Assert.All(reps.Zip(reps.Skip(1)), pair => Assert.True(pair.First.EndSeconds < pair.Second.StartSeconds));
    }
}
