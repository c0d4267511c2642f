using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>The top of the page: what was filmed, what came out, what limits it.</summary>
public static class HtmlHeader
{
    public static HtmlText Write(string title, FormReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var html = new HtmlText().Add($"<header><p class=\"quiet\">SquatCoach form report</p><h1>{title}</h1>");
        if (report.Video is { } video)
        {
            html.Add($"<p class=\"quiet\">{video.DurationSeconds:0.0} s · {video.WidthPx}×{video.HeightPx} · {video.FrameRateHz:0.##} Hz · view {View(report.View)}</p>");
        }

        html.Add($"</header>\n{Tiles(report)}\n");
        if (report.Warnings.Count > 0)
        {
            html.Add($"<section class=\"warnings\"><h2>What limits this report</h2><ul>");
            foreach (var warning in report.Warnings)
            {
                html.Add($"<li>{warning.Message}</li>");
            }

            html.Add($"</ul></section>\n");
        }

        return html.Add($"{Faults(report)}");
    }

    private static HtmlText Tiles(FormReport report)
    {
        int Count(Verdict verdict) => report.Reps.Count(rep => rep.Verdict == verdict);
        return new HtmlText().Add($"""
            <div class="tiles">
            <div><b>{report.Reps.Count}</b>{(report.Reps.Count == 1 ? "rep" : "reps")}</div>
            <div><b class="good">{Count(Verdict.Good)}</b>good</div>
            <div><b class="faults">{Count(Verdict.Faults)}</b>with faults</div>
            <div><b class="not_assessable">{Count(Verdict.NotAssessable)}</b>not assessable</div>
            <div><b>{MetricText.Percent(report.Athlete.FramesTotal == 0 ? 0 : report.Athlete.FramesSeen / (double)report.Athlete.FramesTotal)}</b>of the frames show the athlete</div>
            </div>
            """);
    }

    private static HtmlText Faults(FormReport report)
    {
        var html = new HtmlText();
        var shown = report.Faults.Where(fault => fault.RepsWithFault > 0).OrderByDescending(fault => fault.RepsWithFault).ToList();
        if (shown.Count == 0)
        {
            return report.Reps.Any(rep => rep.Verdict == Verdict.Good)
                ? html.Add($"<section><h2>Faults</h2><p>No fault was seen in the reps that could be assessed.</p>{NotJudged(report)}</section>\n")
                : html;
        }

        html.Add($"<section><h2>Faults</h2><div class=\"scroll\"><table class=\"stack\"><tr><th>fault</th><th>reps</th><th>most sure</th><th>what to do</th></tr>\n");
        foreach (var fault in shown)
        {
            var worst = report.Reps.SelectMany(rep => rep.Faults).Where(found => found.Fault == fault.Fault).MaxBy(found => found.Probability);
            html.Add($"<tr><td class=\"faults\">{FaultNames.Of(fault.Fault)}</td><td>{fault.RepsWithFault} of {fault.RepsAssessed}</td><td>{MetricText.Percent(fault.MaxProbability)}</td><td class=\"free\">{worst?.Cue}</td></tr>\n");
        }

        return html.Add($"</table></div>{NotJudged(report)}</section>\n");
    }

    private static HtmlText NotJudged(FormReport report) => report.FaultsNotJudged() is { Count: > 0 } hidden
        ? new HtmlText().Add($"<p class=\"quiet\">Could not be judged from this view: {string.Join(", ", hidden.Select(fault => FaultNames.Of(fault)))}.</p>")
        : new HtmlText();

    private static string View(CameraView view) => view.AzimuthDegrees is { } azimuth
        ? FormattableString.Invariant($"{FieldNames.Of(view.Kind)} ({azimuth:0}°)")
        : FieldNames.Of(view.Kind);
}
