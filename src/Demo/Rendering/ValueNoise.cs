namespace SquatCoach.Demo;

/// <summary>Smooth, repeatable roughness for walls and floors.</summary>
public static class ValueNoise
{
    /// <summary>0…1, smooth, with one free value a unit square.</summary>
    public static float At(float x, float y)
    {
        var (cellX, cellY) = (MathF.Floor(x), MathF.Floor(y));
        var (fx, fy) = (x - cellX, y - cellY);
        fx = fx * fx * (3 - (2 * fx));
        fy = fy * fy * (3 - (2 * fy));
        var (column, row) = ((int)cellX, (int)cellY);
        var upper = Random(column, row) + ((Random(column + 1, row) - Random(column, row)) * fx);
        var lower = Random(column, row + 1) + ((Random(column + 1, row + 1) - Random(column, row + 1)) * fx);
        return upper + ((lower - upper) * fy);
    }

    /// <summary>0…1, unrelated from cell to cell (a 32-bit integer hash, Wellons 2018).</summary>
    public static float Random(int column, int row)
    {
        var hash = unchecked(((uint)column * 0x9E3779B1u) ^ ((uint)row * 0x85EBCA77u));
        hash = unchecked((hash ^ (hash >> 16)) * 0x7FEB352Du);
        hash = unchecked((hash ^ (hash >> 15)) * 0x846CA68Bu);
        return ((hash ^ (hash >> 16)) & 0xFFFFFF) / (float)0x1000000;
    }
}
