namespace SquatCoach.FormClassifier.Tests;

public sealed class ViewpointTests
{
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(45, 1, 1)]
    [InlineData(67.5, 1, 0.5)]
    [InlineData(67.5, 2, 0.5)]
    [InlineData(-90, 2, 1)]
    [InlineData(180, 4, 1)]
    public void WriteWeights_Angle_BetweenItsNeighbours(double azimuth, int view, double expected)
    {
        var weights = Weights(Viewpoint.Camera(azimuth));
        Assert.Equal(expected, weights[view], 1e-6);
        Assert.Equal(1, weights.Sum(), 1e-5);
        Assert.Equal(0, weights[^1]);
    }

    [Fact]
    public void WriteWeights_NoCamera_TheLastAlone() => Assert.Equal([0f, 0, 0, 0, 0, 1], Weights(Viewpoint.NoCamera));

    [Fact]
    public void WriteWeights_AngleUnknown_AnyViewOfACamera() => Assert.Equal([0.2f, 0.2f, 0.2f, 0.2f, 0.2f, 0], Weights(Viewpoint.Camera(null)));

    [Fact]
    public void WriteWeights_WrongRoom_SaysHowManyWereExpected() =>
        Assert.Contains("expected 6", Assert.Throws<ArgumentException>(() => Viewpoint.NoCamera.WriteWeights(new float[5])).Message, StringComparison.Ordinal);

    private static float[] Weights(Viewpoint viewpoint)
    {
        var weights = new float[Viewpoint.WeightCount];
        viewpoint.WriteWeights(weights);
        return weights;
    }
}
