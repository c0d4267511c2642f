namespace SquatCoach.Models.Tests;

public sealed class BlazePoseImportTests
{
    [SharedFact]
    public void Import_LandmarkNetwork_EqualsTheReferenceAndOpens()
    {
        var imported = Import("pose_landmark_lite.tflite");

        Assert.Equal("pose-landmark-lite", imported.Name);
        Assert.InRange(imported.Difference, 0, BlazePoseImport.Tolerance);
        OnnxFile.Check(imported.Network, "a.onnx");
        var sidecar = ModelSidecar.Parse(imported.Sidecar, "a.json");
        Assert.Equal((ModelTask.Pose2D, "blazepose", 33), (sidecar.Task, sidecar.Decode, sidecar.Keypoints.Length));
        Assert.Equal(["landmarks", "presence", "heatmaps", "world"], sidecar.Outputs.Select(output => output.Name));
        Assert.Equal([1, 117], sidecar.Outputs[^1].Shape.AsEnumerable());
    }

    /// <summary>The middle of the hips is the origin of the landmarks in space: another of the file's outputs, or one read in another order, is not.</summary>
    [SharedFact]
    public void Import_LandmarkNetwork_WorldHasItsOriginBetweenTheHips()
    {
        const int LeftHip = 23, RightHip = 24;
        var model = TfliteModel.Parse(Read("pose_landmark_lite.tflite"), "a.tflite");
        var output = model.Outputs.Single(tensor => model.Tensors[tensor].Shape is [1, 117]);
        var world = new TfliteInterpreter(model).Run([.. Enumerable.Repeat(0.5f, 256 * 256 * 3)], output)[0];

        for (var axis = 0; axis < 3; axis++)
            Assert.InRange((world[(LeftHip * 3) + axis] + world[(RightHip * 3) + axis]) / 2, -0.02f, 0.02f);
    }

    /// <summary>The network's first files have no landmarks in space.</summary>
    [SharedFact]
    public void Convert_LandmarkNetworkWithoutWorld_IsTakenWithoutIt()
    {
        var file = Read("pose_landmark_lite.tflite");
        var model = TfliteModel.Parse(file, "old.tflite");
        var old = model with { Outputs = [.. model.Outputs.Where(output => model.Tensors[output].Shape is not [1, 117])] };

        var sidecar = ModelSidecar.Parse(BlazePoseImport.Convert(old, file, "old.tflite").Sidecar, "old.json");

        Assert.Equal(["landmarks", "presence", "heatmaps"], sidecar.Outputs.Select(output => output.Name));
    }

    [SharedFact]
    public void Import_Detector_EqualsTheReference()
    {
        var imported = Import("pose_detection.tflite");

        Assert.InRange(imported.Difference, 0, BlazePoseImport.Tolerance);
        Assert.Equal(ModelTask.Finder, ModelSidecar.Parse(imported.Sidecar, "a.json").Task);
    }

    [SharedFact]
    public void Import_CutOff_IsRefusedWhereverItEnds()
    {
        var file = Read("pose_detection.tflite");
        foreach (var length in new[] { 8, 40, 1000, file.Length / 4, file.Length / 2, file.Length - 100_000 })
            Assert.Contains("is refused", Assert.Throws<ModelException>(() => BlazePoseImport.Import(file[..length], "cut.tflite")).Message, StringComparison.Ordinal);
    }

    /// <summary>The tables of the graph lie at the end of the file; whatever a byte there becomes, the answer is a network or one sentence.</summary>
    [SharedFact]
    public void Parse_AByteChanged_IsReadOrRefused()
    {
        var file = Read("pose_detection.tflite");
        var random = new Random(5);
        for (var turn = 0; turn < 300; turn++)
        {
            var broken = (byte[])file.Clone();
            broken[random.Next(2) == 0 ? random.Next(64) : file.Length - 1 - random.Next(60_000)] ^= (byte)(1 << random.Next(8));
            if (Record.Exception(() => TfliteModel.Parse(broken, "broken.tflite")) is { } exception)
                Assert.IsType<ModelException>(exception);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello, I am no network at all")]
    [InlineData("....TFL3")]
    [InlineData("....TFL3.........................................")]
    public void Import_NoNetwork_IsRefused(string text) =>
        Assert.Contains("a.tflite is refused", Assert.Throws<ModelException>(() => BlazePoseImport.Import(System.Text.Encoding.ASCII.GetBytes(text), "a.tflite")).Message, StringComparison.Ordinal);

    private static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(SharedFactAttribute.Folder!, name));

    private static ImportedModel Import(string name) => BlazePoseImport.Import(Read(name), name);
}
