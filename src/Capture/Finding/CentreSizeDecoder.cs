namespace SquatCoach.Capture;

/// <summary>
/// Reads the finder's maps ("centre-size", after CenterNet: Zhou, Wang, Krähenbühl, "Objects as Points", 2019): a person's centre is a
/// local maximum of 3 × 3 cells; its place in the cell and the box's size stand beside it.
/// </summary>
internal static class CentreSizeDecoder
{
    /// <param name="maps">The three maps.</param>
    /// <param name="letterbox">Where the frame lies in the network's square.</param>
    /// <param name="options">Thresholds.</param>
    /// <param name="found">Receives the people, the surest first.</param>
    public static int Decode(CentreSizeMaps maps, Letterbox letterbox, FinderOptions options, Span<PersonDetection> found)
    {
        var count = 0;
        for (var y = 0; y < maps.Cells; y++)
        {
            for (var x = 0; x < maps.Cells; x++)
            {
                var score = maps.Centre[(y * maps.Cells) + x];
                if (score >= options.MinScore && IsPeak(maps, x, y, score))
                    count = Insert(found, count, new PersonDetection(BoxAt(maps, letterbox, x, y), score), options, letterbox.Frame);
            }
        }

        return count;
    }

    private static DecodedBox BoxAt(CentreSizeMaps maps, Letterbox letterbox, int x, int y)
    {
        var area = maps.Cells * maps.Cells;
        var cell = (y * maps.Cells) + x;
        var stride = (float)maps.SizePx / maps.Cells;
        var box = letterbox.ToDecoded(
            (x + maps.Offset[cell]) * stride,
            (y + maps.Offset[area + cell]) * stride,
            maps.Size[cell] * maps.SizePx,
            maps.Size[area + cell] * maps.SizePx);

        // The box holds keypoints outside the picture too, but nobody knows them far outside.
        return box.ClampTo(letterbox.Frame, 0.1f * box.LongSidePx);
    }

    private static bool IsPeak(CentreSizeMaps maps, int x, int y, float score)
    {
        for (var row = Math.Max(0, y - 1); row <= Math.Min(maps.Cells - 1, y + 1); row++)
        {
            for (var column = Math.Max(0, x - 1); column <= Math.Min(maps.Cells - 1, x + 1); column++)
            {
                if (maps.Centre[(row * maps.Cells) + column] > score)
                    return false;
            }
        }

        return true;
    }

    /// <summary>Keeps the list sorted by score and free of boxes that overlap a surer one.</summary>
    private static int Insert(Span<PersonDetection> found, int count, PersonDetection person, FinderOptions options, DecodedSize frame)
    {
        if (person.Box.LongSidePx < options.MinSideShare * Math.Max(frame.WidthPx, frame.HeightPx))
            return count;
        var place = 0;
        for (; place < count && found[place].Score >= person.Score; place++)
        {
            if (found[place].Box.IntersectionOverUnion(person.Box) > options.MaxOverlap)
                return count;
        }

        if (place >= found.Length)
            return count;
        var kept = Math.Min(count, found.Length - 1);
        for (var index = kept; index > place; index--)
            found[index] = found[index - 1];
        found[place] = person;
        return RemoveOverlapping(found, kept + 1, place, options);
    }

    private static int RemoveOverlapping(Span<PersonDetection> found, int count, int place, FinderOptions options)
    {
        var kept = place + 1;
        for (var index = place + 1; index < count; index++)
        {
            if (found[index].Box.IntersectionOverUnion(found[place].Box) <= options.MaxOverlap)
                found[kept++] = found[index];
        }

        return kept;
    }
}
