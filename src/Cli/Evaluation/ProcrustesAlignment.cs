using MathNet.Numerics.LinearAlgebra;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>
/// The similarity (rotation, scale, shift; no reflection) that brings measured points nearest to the true ones in the sense of least squares:
/// S. Umeyama, "Least-squares estimation of transformation parameters between two point patterns", PAMI 1991, equations 40 to 43.
/// </summary>
public static class ProcrustesAlignment
{
    /// <summary>One term of P-MPJPE: the mean distance that is left between aligned and true points.</summary>
    /// <param name="measured">K points, all known, any frame and unit.</param>
    /// <param name="truth">The same K points, all known, metres.</param>
    /// <returns>Metres.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or there are no points.</exception>
    public static double MeanDistanceMetres(ReadOnlySpan<Position3D> measured, ReadOnlySpan<Position3D> truth)
    {
        if (measured.Length != truth.Length || truth.IsEmpty)
        {
            throw new ArgumentException($"Found {measured.Length} measured and {truth.Length} true points; expected as many of each, at least one.", nameof(measured));
        }

        var from = Centred(measured);
        var to = Centred(truth);
        var aligned = Similarity(from, to) * from;
        return (to - aligned).ColumnNorms(2).Sum() / truth.Length;
    }

    /// <summary>Scale times rotation, 3 × 3, for centred points, 3 × K.</summary>
    private static Matrix<double> Similarity(Matrix<double> from, Matrix<double> to)
    {
        var parts = (to * from.Transpose()).Svd();

        // Where a mirror image fits better, the least important axis is turned back.
        var signs = Vector<double>.Build.Dense([1, 1, (parts.U * parts.VT).Determinant() < 0 ? -1 : 1]);
        var spread = Math.Pow(from.FrobeniusNorm(), 2);
        var scale = spread > 0 ? parts.S.PointwiseMultiply(signs).Sum() / spread : 0;
        return scale * parts.U * Matrix<double>.Build.DiagonalOfDiagonalVector(signs) * parts.VT;
    }

    private static Matrix<double> Centred(ReadOnlySpan<Position3D> points)
    {
        var middle = default(Position3D);
        foreach (var point in points)
        {
            middle += point * (1.0 / points.Length);
        }

        var matrix = Matrix<double>.Build.Dense(3, points.Length);
        for (var index = 0; index < points.Length; index++)
        {
            var offset = points[index] - middle;
            (matrix[0, index], matrix[1, index], matrix[2, index]) = (offset.X, offset.Y, offset.Z);
        }

        return matrix;
    }
}
