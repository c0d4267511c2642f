using SquatCoach.Movement;

namespace SquatCoach.Cli.Tests;

/// <summary>What P-MPJPE forgives and what not.</summary>
public sealed class ProcrustesAlignmentTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void MeanDistance_TurnedScaledShifted_IsZero(int seed)
    {
        var truth = Points(seed);

        Assert.Equal(0, ProcrustesAlignment.MeanDistanceMetres(Moved(truth, seed), truth), 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void MeanDistance_WithErrors_DoesNotChangeWhenTheMeasuredAreMoved(int seed)
    {
        var truth = Points(seed);
        Position3D[] measured = [.. truth.Zip(Points(seed + 100), (point, error) => point + (error * 0.1))];

        var left = ProcrustesAlignment.MeanDistanceMetres(measured, truth);

        Assert.InRange(left, 0.01, 0.2);
        Assert.Equal(left, ProcrustesAlignment.MeanDistanceMetres(Moved(measured, seed), truth), 1e-9);
    }

    /// <summary>A mirror image is another pose: left and right, or near and far, are exchanged.</summary>
    [Fact]
    public void MeanDistance_MirrorImage_IsNotForgiven()
    {
        var truth = Points(4);

        Assert.InRange(ProcrustesAlignment.MeanDistanceMetres([.. truth.Select(point => point with { Y = -point.Y })], truth), 0.1, 2);
    }

    [Fact]
    public void MeanDistance_RectangleForASquare_IsWhatOneWorksOut()
    {
        Position3D[] square = [new(-1, -1, 0), new(1, -1, 0), new(1, 1, 0), new(-1, 1, 0)];
        Position3D[] truth = [.. square.Select(corner => corner with { X = corner.X * 1.2 })];

        // The best square has the mean side, 1.1 times the measured one, which leaves 0.1 along both axes.
        Assert.Equal(0.1 * Math.Sqrt(2), ProcrustesAlignment.MeanDistanceMetres(square, truth), 1e-9);
    }

    /// <summary>A network that answers with one point for all: nothing is left but the distance from the middle.</summary>
    [Fact]
    public void MeanDistance_AllInOnePlace_IsTheDistanceFromTheMiddle()
    {
        Position3D[] truth = [new(-1, 0, 0), new(1, 0, 0)];

        Assert.Equal(1, ProcrustesAlignment.MeanDistanceMetres([new(3, 3, 3), new(3, 3, 3)], truth), 1e-9);
    }

    [Fact]
    public void MeanDistance_OtherNumbers_IsAnError() =>
        Assert.Contains("Found 1 measured and 2 true", Assert.Throws<ArgumentException>(() => ProcrustesAlignment.MeanDistanceMetres(new Position3D[1], new Position3D[2])).Message, StringComparison.Ordinal);

    private static Position3D[] Points(int seed)
    {
        var random = new Random(seed);
        double Next() => (2 * random.NextDouble()) - 1;
        return [.. Enumerable.Range(0, 12).Select(_ => new Position3D(Next(), Next(), Next()))];
    }

    /// <summary>Turned about two axes, made larger, and shifted.</summary>
    private static Position3D[] Moved(Position3D[] points, int seed)
    {
        var (sin, cos) = Math.SinCos(seed * 1.3);
        var (sin2, cos2) = Math.SinCos(seed * 2.1);
        return
        [
            .. points
                .Select(point => new Position3D((point.X * cos) - (point.Y * sin), (point.X * sin) + (point.Y * cos), point.Z))
                .Select(point => new Position3D(point.X, (point.Y * cos2) - (point.Z * sin2), (point.Y * sin2) + (point.Z * cos2)))
                .Select(point => (point * (0.5 + seed)) + new Position3D(3, -seed, 0.7)),
        ];
    }
}
