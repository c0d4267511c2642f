using SquatCoach.Models;

namespace SquatCoach.Capture;

/// <summary>
/// "centre-size" (after CenterNet: Zhou, Wang, Krähenbühl, "Objects as Points", 2019): maps centre [N, 1, C, C], offset and size [N, 2, C, C].
/// A person's centre is a local maximum of 3 × 3 cells; its place in the cell and the box's size stand beside it.
/// </summary>
internal sealed class CentreSizeDecoder : DetectionDecoder
{
    public const string Name = "centre-size";

    private readonly FinderOptions _options;
    private readonly int _cells;
    private readonly int _sizePx;

    public CentreSizeDecoder(ModelSidecar sidecar, ImageInput input, FinderOptions options)
    {
        _options = options;
        _sizePx = input.WidthPx;
        _cells = NetworkPorts.Length(sidecar, NetworkPorts.Output(sidecar, "centre", 4), 3);
        NetworkPorts.Length(sidecar, NetworkPorts.Output(sidecar, "offset", 4), 3, _cells);
        NetworkPorts.Length(sidecar, NetworkPorts.Output(sidecar, "size", 4), 3, _cells);
    }

    public override int Decode(BoundRun run, Letterbox letterbox, Span<PersonDetection> found)
    {
        var maps = new CentreSizeMaps
        {
            Centre = run.Output("centre"),
            Offset = run.Output("offset"),
            Size = run.Output("size"),
            Cells = _cells,
            SizePx = _sizePx,
        };
        return Decode(maps, letterbox, _options, found);
    }

    /// <param name="maps">The three maps.</param>
    /// <param name="letterbox">Where the frame lies in the network's square.</param>
    /// <param name="options">Thresholds.</param>
    /// <param name="found">Receives the people, the surest first.</param>
    internal static int Decode(CentreSizeMaps maps, Letterbox letterbox, FinderOptions options, Span<PersonDetection> found)
    {
        var list = new DetectionList(found, options, letterbox.Frame);
        for (var y = 0; y < maps.Cells; y++)
        {
            for (var x = 0; x < maps.Cells; x++)
            {
                var score = maps.Centre[(y * maps.Cells) + x];
                if (score >= options.MinScore && IsPeak(maps, x, y, score))
                    list.Add(new PersonDetection(BoxAt(maps, letterbox, x, y), score));
            }
        }

        return list.Count;
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
}
