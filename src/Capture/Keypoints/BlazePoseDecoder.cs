using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>
/// "blazepose": the landmark network of BlazePose as <see cref="BlazePoseImport"/> converts it: landmarks [1, 195], 39 × (x, y, z in input
/// pixels, visibility and presence before the sigmoid), refined by the sigmoid of heatmaps [1, 39, 64, 64] around each. Landmarks 33 and 34,
/// the middle of the hips and a point on the circle around the whole person, say where to look next: a square 2.5 times the
/// circle's radius wide, turned so that the point stands above the hips.
/// </summary>
internal sealed class BlazePoseDecoder : KeypointDecoder
{
    public const string Name = "blazepose";

    private const string Output = "landmarks";
    private const string HeatmapOutput = "heatmaps";
    private const int SizePx = 256;
    private const int Values = 5;
    private const int Landmarks = 39;
    private const int HipCentre = 33;
    private const int CirclePoint = 34;
    private const int Cells = 64;

    // The heatmap is believed within three cells of the landmark, and where something in that window is likelier than not.
    private const int RefineRadius = 3;
    private const float RefineLeast = 0.5f;

    public BlazePoseDecoder(ModelSidecar sidecar)
        : base(sidecar)
    {
        NetworkPorts.Length(sidecar, NetworkPorts.Output(sidecar, Output, 2), 1, Landmarks * Values);
        var heatmaps = NetworkPorts.Output(sidecar, HeatmapOutput, 4);
        NetworkPorts.Length(sidecar, heatmaps, 1, Landmarks);
        NetworkPorts.Length(sidecar, heatmaps, 2, Cells);
        NetworkPorts.Length(sidecar, heatmaps, 3, Cells);
        if (sidecar.Keypoints.Length > HipCentre)
            throw SidecarFields.Refusal(sidecar, "keypoints", $"{sidecar.Keypoints.Length}", $"at most {HipCentre}");
    }

    public override void Decode(BoundRun run, int person, Span<float> points)
    {
        for (var landmark = 0; landmark < points.Length / 3; landmark++)
        {
            (points[landmark * 3], points[(landmark * 3) + 1]) = Place(run, person, landmark);
            var values = Raw(run, person, landmark);
            points[(landmark * 3) + 2] = Math.Min(Sigmoid(values[3]), Sigmoid(values[4]));
        }
    }

    public override SquareRoi? NextRoi(BoundRun run, int person)
    {
        var (x, y) = Place(run, person, HipCentre);
        var (outerX, outerY) = Place(run, person, CirclePoint);
        var circle = BlazePoseCircle.Of(x, y, outerX, outerY);
        return circle.RadiusPx > 1 ? circle.Roi : null;
    }

    private static ReadOnlySpan<float> Raw(BoundRun run, int person, int landmark) =>
        run.Output(Output).Slice(((person * Landmarks) + landmark) * Values, Values);

    private static (float X, float Y) Place(BoundRun run, int person, int landmark)
    {
        const float CellPx = (float)SizePx / Cells;
        var raw = Raw(run, person, landmark);
        var (column, row) = ((int)(raw[0] / CellPx), (int)(raw[1] / CellPx));
        if (raw[0] < 0 || raw[1] < 0 || column >= Cells || row >= Cells)
            return (raw[0], raw[1]);

        var map = run.Output(HeatmapOutput).Slice(((person * Landmarks) + landmark) * Cells * Cells, Cells * Cells);
        var (sum, sumX, sumY, highest) = (0f, 0f, 0f, 0f);
        for (var y = Math.Max(0, row - RefineRadius); y <= Math.Min(Cells - 1, row + RefineRadius); y++)
        {
            for (var x = Math.Max(0, column - RefineRadius); x <= Math.Min(Cells - 1, column + RefineRadius); x++)
            {
                var share = Sigmoid(map[(y * Cells) + x]);
                (sum, sumX, sumY, highest) = (sum + share, sumX + (share * x), sumY + (share * y), Math.Max(highest, share));
            }
        }

        return highest >= RefineLeast ? (sumX / sum * CellPx, sumY / sum * CellPx) : (raw[0], raw[1]);
    }
}
