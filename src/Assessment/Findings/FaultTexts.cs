using System.Globalization;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>What is said about a fault: the evidence with its measured value. The cue stands in FaultCues.</summary>
internal static class FaultTexts
{
    public static MetricPlane Plane(Fault fault) => fault switch
    {
        Fault.Shallow or Fault.UpwardHead => MetricPlane.Any,
        Fault.InwardKnees => MetricPlane.Frontal,
        _ => MetricPlane.Sagittal,
    };

    /// <summary>One or two sentences; where the value cannot be judged, says that the network speaks alone.</summary>
    public static string Evidence(Fault fault, RepMetrics metrics) => fault switch
    {
        Fault.Shallow => Depth(metrics["thighAngleDegrees"], metrics["kneeFlexionDegrees"]),
        Fault.InwardKnees => Known(metrics["kneeAnkleRatio"], ratio =>
            $"At the bottom the knees are {Part(ratio)} of the ankles' distance apart{Smallest(metrics["kneeAnkleMinRatio"])}; straight over the feet is 100 %, {Grade("kneeAnkleRatio", ratio)}."),
        Fault.FrontalKnees => Known(metrics["kneeForwardRatio"], ratio =>
            $"The knees are {Number(ratio, "0.00")} shank lengths before the ankles; {Grade("kneeForwardRatio", ratio)}."),
        Fault.UpwardHead => Known(metrics["headPitchDegrees"], degrees =>
            $"At the bottom the head is tipped {Degrees(Math.Abs(degrees))} further {(degrees >= 0 ? "up" : "down")} than in standing; {Grade("headPitchDegrees", degrees)}."),
        Fault.RoundBack or Fault.WarpedBack when double.IsFinite(metrics["backBendDegrees"]) => Bend(metrics["backBendDegrees"]),
        Fault.RoundBack or Fault.WarpedBack => Known(metrics["trunkLeanDegrees"], degrees =>
            $"The trunk leans {Degrees(degrees)} and the line from hips to neck is {Number(Math.Abs(metrics["trunkShorteningPercent"]), "0")} % "
            + $"{(metrics["trunkShorteningPercent"] >= 0 ? "shorter" : "longer")} than in standing. The curve of the back itself is judged by the network alone, with low certainty."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Expected one of the six faults."),
    };

    private static string Bend(double degrees) =>
        $"At the bottom the back is {(degrees >= 0 ? "rounded" : "arched")} by {Degrees(Math.Abs(degrees))}, beyond straight and beyond standing, read off its outline; {Grade("backBendDegrees", degrees)}.";

    private static string Depth(double thighDegrees, double kneeDegrees) => Known(thighDegrees, thigh => thigh >= 0.5
        ? $"The hips stop {Degrees(thigh)} short of parallel{Bent(kneeDegrees)}."
        : $"The thighs reach parallel, {Degrees(Math.Max(0, -thigh))} below it{Bent(kneeDegrees)}.");

    private static string Bent(double kneeDegrees) => double.IsNaN(kneeDegrees) ? "" : $", with the knees bent {Degrees(kneeDegrees)}";

    /// <summary>How far the value is beyond the limit and the usual range.</summary>
    private static string Grade(string metric, double value) => MetricGrade.Of(MetricCatalogue.Named(metric), value).Text;

    private static string Smallest(double ratio) => double.IsNaN(ratio) ? "" : $" (at the least {Part(ratio)})";

    private static string Known(double value, Func<double, string> text) =>
        double.IsNaN(value) ? "Seen by the network only; the value could not be measured in this video." : text(value);

    private static string Degrees(double degrees) => Number(degrees, "0") + "°";

    private static string Part(double part) => Number(100 * part, "0") + " %";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
