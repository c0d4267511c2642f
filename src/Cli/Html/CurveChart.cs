using System.Globalization;
using System.Text;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>A curve over time as inline SVG, with the reps shaded and their bottoms marked; it prints and needs no script.</summary>
public sealed class CurveChart(double fromSeconds, double toSeconds, IReadOnlyList<RepReport> reps)
{
    private const double WidthPx = 960;
    private const double HeightPx = 190;
    private const double LeftPx = 46;
    private const double RightPx = 950;
    private const double TopPx = 10;
    private const double BottomPx = 164;
    private const int MostPoints = 2400;

    /// <param name="caption">What is drawn, with its unit.</param>
    /// <param name="low">Lower end of the value axis; <paramref name="high"/> is the upper.</param>
    /// <param name="high">Upper end of the value axis.</param>
    /// <param name="format">How values on the axis are written.</param>
    /// <param name="times">Seconds, one a value.</param>
    /// <param name="curves">CSS class and values; null where unknown.</param>
    public HtmlText Draw(string caption, double low, double high, string format, double[] times, params (string Class, double?[] Values)[] curves)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(curves);
        var svg = new HtmlText();
        svg.Add($"<figure><svg viewBox=\"0 0 {WidthPx} {HeightPx}\" role=\"img\" aria-label=\"{caption}\" data-from=\"{fromSeconds}\" data-to=\"{toSeconds}\" data-left=\"{LeftPx}\" data-right=\"{RightPx}\">");
        foreach (var rep in reps)
        {
            var (start, end) = (X(rep.StartSeconds), X(rep.EndSeconds));
            svg.Add($"<rect class=\"rep\" x=\"{start:0.#}\" y=\"{TopPx}\" width=\"{Math.Max(1, end - start):0.#}\" height=\"{BottomPx - TopPx}\"/>");
            svg.Add($"<line class=\"bottom\" x1=\"{X(rep.BottomSeconds):0.#}\" x2=\"{X(rep.BottomSeconds):0.#}\" y1=\"{TopPx}\" y2=\"{BottomPx}\"/>");
            svg.Add($"<text x=\"{(start + end) / 2:0.#}\" y=\"{TopPx + 12}\" text-anchor=\"middle\">{rep.Index}</text>");
        }

        for (var step = 0; step <= 4; step++)
        {
            var value = low + ((high - low) * step / 4);
            var y = Y(value, low, high);
            svg.Add($"<line class=\"axis\" x1=\"{LeftPx}\" x2=\"{RightPx}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\"/>");
            svg.Add($"<text x=\"{LeftPx - 6}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{value.ToString(format, CultureInfo.InvariantCulture)}</text>");
        }

        var stepSeconds = StepSeconds();
        for (var seconds = Math.Ceiling(fromSeconds / stepSeconds) * stepSeconds; seconds <= toSeconds; seconds += stepSeconds)
        {
            svg.Add($"<text x=\"{X(seconds):0.#}\" y=\"{HeightPx - 8}\" text-anchor=\"middle\">{seconds:0.#} s</text>");
        }

        foreach (var (name, values) in curves)
        {
            svg.Add($"<path class=\"curve {name}\" d=\"{Path(times, values, low, high)}\"/>");
        }

        return svg.Add($"<line class=\"cursor\" x1=\"0\" x2=\"0\" y1=\"{TopPx}\" y2=\"{BottomPx}\"/></svg><figcaption>{caption}</figcaption></figure>");
    }

    private string Path(double[] times, double?[] values, double low, double high)
    {
        var path = new StringBuilder();
        var isDrawing = false;
        var stride = Math.Max(1, times.Length / MostPoints);
        for (var index = 0; index < times.Length; index += stride)
        {
            if (values[index] is not { } value || !double.IsFinite(value))
            {
                isDrawing = false;
                continue;
            }

            path.Append(CultureInfo.InvariantCulture, $"{(isDrawing ? 'L' : 'M')}{X(times[index]):0.#} {Y(Math.Clamp(value, low, high), low, high):0.#}");
            isDrawing = true;
        }

        return path.ToString();
    }

    private double StepSeconds()
    {
        var wanted = Math.Max(0.1, (toSeconds - fromSeconds) / 10);
        double[] steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];
        return steps.FirstOrDefault(step => step >= wanted, wanted);
    }

    private double X(double seconds) => LeftPx + ((seconds - fromSeconds) / Math.Max(1e-9, toSeconds - fromSeconds) * (RightPx - LeftPx));

    private static double Y(double value, double low, double high) => BottomPx - ((value - low) / (high - low) * (BottomPx - TopPx));
}
