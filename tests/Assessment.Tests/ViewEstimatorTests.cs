using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

public sealed class ViewEstimatorTests
{
    /// <summary>The synthetic body faces +x, which is the image's right: the camera (looking along +y) sees its right side.</summary>
    [Theory]
    [InlineData(0, ViewKind.Side, -90)]
    [InlineData(180, ViewKind.Side, 90)]
    [InlineData(-90, ViewKind.Front, 0)]
    [InlineData(90, ViewKind.Back, 180)]
    [InlineData(-135, ViewKind.Oblique, 45)]
    [InlineData(-45, ViewKind.Oblique, -45)]
    [InlineData(45, ViewKind.Oblique, -135)]
    public void Estimate_BodyTurned_AzimuthSeesThatSide(double turnDegrees, ViewKind kind, double azimuth)
    {
        var body = Moved.Turned(new SquatScript().Stand(1).Squat().Build(), turnDegrees);
        var view = ViewEstimator.Estimate(body, 0, body.FrameCount - 1, ViewOptions.Default);
        Assert.Equal(kind, view.Kind);
        Assert.Equal(0, Math.IEEERemainder(view.AzimuthDegrees!.Value - azimuth, 360), 0.2);
    }

    [Fact]
    public void Estimate_TwoViewsInOneVideo_Unknown()
    {
        var one = new SquatScript().Stand(1).Squat().Build();
        float[] both = [.. one.Positions, .. Moved.Turned(one, 90).Positions];
        var view = ViewEstimator.Estimate(new JointSequence(30, both), 0, (2 * one.FrameCount) - 1, ViewOptions.Default);
        Assert.Equal(ViewEstimator.Unknown, view);
    }

    [Fact]
    public void Estimate_NobodySeen_Unknown() =>
        Assert.Equal(ViewEstimator.Unknown, ViewEstimator.Estimate(new JointSequence(30, []), 0, -1, ViewOptions.Default));
}
