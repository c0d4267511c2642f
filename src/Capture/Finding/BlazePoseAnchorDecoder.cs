using SquatCoach.Models;

namespace SquatCoach.Capture;

/// <summary>
/// "blazepose-anchors": BlazePose's person detector as <see cref="BlazePoseImport"/> converts it. Each of 2254 anchors (28² × 2, 14² × 2 and
/// 7² × 6, row by row, at the middle of their cells) has a score before the sigmoid and twelve numbers in input pixels relative to the anchor: a box
/// of the face, which is not used, and four points, the first two of which are the hips' middle and a point on the circle around the person.
/// </summary>
internal sealed class BlazePoseAnchorDecoder : DetectionDecoder
{
    public const string Name = "blazepose-anchors";

    private const string Scores = "scores";
    private const string Boxes = "boxes";
    private const int Values = 12;
    private const int SizePx = 224;

    // The detector's own threshold; ours speaks of another network.
    private const float MinScore = 0.5f;

    private static readonly (int Cells, int AnchorsPerCell)[] _layers = [(28, 2), (14, 2), (7, 6)];

    private readonly FinderOptions _options;

    public BlazePoseAnchorDecoder(ModelSidecar sidecar, FinderOptions options)
    {
        _options = options;
        var anchors = _layers.Sum(layer => layer.Cells * layer.Cells * layer.AnchorsPerCell);
        NetworkPorts.Length(sidecar, NetworkPorts.Output(sidecar, Scores, 3), 1, anchors);
        var boxes = NetworkPorts.Output(sidecar, Boxes, 3);
        NetworkPorts.Length(sidecar, boxes, 1, anchors);
        NetworkPorts.Length(sidecar, boxes, 2, Values);
    }

    public override int Decode(BoundRun run, Letterbox letterbox, Span<PersonDetection> found)
    {
        var list = new DetectionList(found, _options, letterbox.Frame);
        var scores = run.Output(Scores);
        var boxes = run.Output(Boxes);
        var anchor = 0;
        foreach (var (cells, anchorsPerCell) in _layers)
        {
            for (var cell = 0; cell < cells * cells; cell++)
            {
                for (var copy = 0; copy < anchorsPerCell; copy++, anchor++)
                {
                    var score = 1 / (1 + MathF.Exp(-scores[anchor]));
                    if (score >= MinScore)
                        list.Add(new PersonDetection(Box(boxes.Slice(anchor * Values, Values), ((cell % cells) + 0.5f) / cells, ((cell / cells) + 0.5f) / cells, letterbox), score));
                }
            }
        }

        return list.Count;
    }

    private static DecodedBox Box(ReadOnlySpan<float> values, float anchorX, float anchorY, Letterbox letterbox)
    {
        var centre = letterbox.ToDecoded(values[4] + (anchorX * SizePx), values[5] + (anchorY * SizePx), 0, 0);
        var outer = letterbox.ToDecoded(values[6] + (anchorX * SizePx), values[7] + (anchorY * SizePx), 0, 0);
        var box = BlazePoseCircle.Of(centre.LeftPx, centre.TopPx, outer.LeftPx, outer.TopPx).Box;
        return box.ClampTo(letterbox.Frame, 0.1f * box.LongSidePx);
    }
}
