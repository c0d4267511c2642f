using SquatCoach.GoldenTests;
using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.FormClassifier.Tests;

/// <summary>The features of every normalisation mode that a sidecar may name, against what the training computes.</summary>
public sealed class NormalisationTests : IDisposable
{
    private const string Name = "form-classifier";

    private readonly string _folder = Directory.CreateTempSubdirectory("squatcoach-modes-").FullName;

    [Theory]
    [InlineData("none", LimbLengthMode.None)]
    [InlineData("head", LimbLengthMode.Head)]
    [InlineData("full", LimbLengthMode.Full)]
    public void Write_GoldenReps_EqualsTraining(string name, LimbLengthMode mode)
    {
        var golden = GoldenArrays.Read("rep-features");
        var shape = golden.Shape("joints");
        var perRep = shape[1] * JointSequence.ValuesPerFrame;
        var features = new float[RepFeatures.Length];
        for (var index = 0; index < shape[0]; index++)
        {
            var (start, end) = ((int)golden["start"][index], (int)golden["end"][index]);
            var joints = new JointSequence(30, golden["joints"].AsSpan(index * perRep, perRep).ToArray());
            RepFeatures.Write(joints, new Rep(start, (start + end) / 2, end, IsPartial: false), features, mode);
            GoldenArrays.AssertClose(golden[name].AsSpan(index * features.Length, features.Length), features, 1e-5);
        }
    }

    [Theory]
    [InlineData("head")]
    [InlineData("full")]
    public void Classify_SidecarWithAMode_TallAndShortAthletesLookAlikeToIt(string mode)
    {
        using var classifier = RepClassifier.Open(ModelLocator.Find(WithMode(mode)), new OnnxModelOptions { Device = Device.Cpu });
        var (one, other) = (Poses.OneSquat(), Larger(Poses.OneSquat(), mode == "head"));
        var (first, second) = (Assert.Single(classifier.Classify(one, [Poses.TheRep])), Assert.Single(classifier.Classify(other, [Poses.TheRep])));

        // Unit limbs are unlike the training of the network that ships; how unlike is a number as good as any other to compare.
        Assert.Equal(first.IsAssessable, second.IsAssessable);
        Assert.Equal(first.Explanation, second.Explanation);
        if (first.IsAssessable)
            Assert.Equal(first[Fault.Shallow]!.Value, second[Fault.Shallow]!.Value, 1e-3);
    }

    [Fact]
    public void Open_SidecarWithAnUnknownMode_SaysWhatWasFound() => Assert.Contains(
        "found tallest, expected none, head or full",
        Assert.Throws<ModelException>(() => RepClassifier.Open(ModelLocator.Find(WithMode("tallest")), new OnnxModelOptions { Device = Device.Cpu })).Message,
        StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A folder with the network that ships and a sidecar that names another mode.</summary>
    private string WithMode(string mode)
    {
        var models = ModelLocator.Find().Folder;
        File.Copy(Path.Combine(models, Name + ".onnx"), Path.Combine(_folder, Name + ".onnx"));
        var sidecar = File.ReadAllText(Path.Combine(models, Name + ".json"));
        var changed = System.Text.RegularExpressions.Regex.Replace(sidecar, "\"normalisation\": *\"[a-z]+\"", $"\"normalisation\": \"{mode}\"");
        Assert.True(changed != sidecar || mode == "none");
        File.WriteAllText(Path.Combine(_folder, Name + ".json"), changed);
        return _folder;
    }

    /// <summary>A fifth larger: all of the body, or the head alone.</summary>
    private static JointSequence Larger(JointSequence joints, bool headAlone)
    {
        const double factor = 1.2;
        var positions = joints.Positions.ToArray();
        for (var frame = 0; frame < joints.FrameCount; frame++)
        {
            var from = headAlone ? joints[frame, Joint.Neck] : default;
            for (var joint = headAlone ? (int)Joint.HeadTop : 0; joint < SkeletonTopology.JointCount; joint++)
            {
                var at = (frame * JointSequence.ValuesPerFrame) + (joint * 3);
                var place = from + ((joints[frame, (Joint)joint] - from) * factor);
                (positions[at], positions[at + 1], positions[at + 2]) = ((float)place.X, (float)place.Y, (float)place.Z);
            }
        }

        return new JointSequence(joints.FrameRateHz, positions, joints.SigmasMetres.ToArray());
    }
}
