using SquatCoach.GoldenTests;

namespace SquatCoach.Models.Tests;

/// <summary>The three networks that see pixels answer in ONNX Runtime as they did in PyTorch (arrays written by training/pose2d/export.py).</summary>
public sealed class ImageNetworkGoldenTests
{
    [Theory]
    [InlineData(ModelNames.AthleteFinder, ModelTask.Finder, 1)]
    [InlineData(ModelNames.AthleteKeypoints, ModelTask.Pose2D, 160)]
    [InlineData(ModelNames.AthleteBack, ModelTask.Back, 96)]
    public void Run_DrawnMannequin_EqualsPyTorch(string name, ModelTask task, float coordinateScale)
    {
        var golden = GoldenArrays.Read(name);
        using var model = ModelLocator.Find().Open(name, task);
        using var run = model.Bind([golden.Shape("image")]);
        golden["image"].CopyTo(run.Input());

        run.Run();

        Assert.NotEmpty(model.Sidecar.Outputs);

        // Coordinates are compared as shares of the input's side, like everything else that lies between 0 and 1.
        foreach (var output in model.Sidecar.Outputs)
            GoldenArrays.AssertClose(golden[output.Name], run.Output(output.Name), 1e-4 * coordinateScale);
    }

    [Fact]
    public void Run_BatchOfTwo_EqualsOneByOne()
    {
        var golden = GoldenArrays.Read(ModelNames.AthleteKeypoints);
        using var model = ModelLocator.Find().Open(ModelNames.AthleteKeypoints, ModelTask.Pose2D);
        var shape = golden.Shape("image");
        using var single = model.Bind([[1, shape[1], shape[2], shape[3]]]);
        var pixels = golden["image"].Length / 2;
        for (var image = 0; image < 2; image++)
        {
            golden["image"].AsSpan(image * pixels, pixels).CopyTo(single.Input());
            single.Run();
            var values = single.Output("keypoints");
            GoldenArrays.AssertClose(golden["keypoints"].AsSpan(image * values.Length, values.Length), values, 0.016);
        }
    }
}
