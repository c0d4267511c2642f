using SquatCoach.Assessment;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>The reps: verdict, tempo, what was seen and why, and every metric. Not assessable is said as plainly as good.</summary>
public static class HtmlReps
{
    /// <summary>One row a rep: verdict, tempo, faults with evidence and cue.</summary>
    public static HtmlText Verdicts(FormReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Reps.Count == 0)
        {
            return new HtmlText().Add($"<section><h2>Reps</h2><p>No squat was found in this recording.</p></section>\n");
        }

        var html = new HtmlText().Add($"<section><h2>Reps</h2><div class=\"scroll\"><table class=\"stack\"><tr><th>rep</th><th>bottom at</th><th>down · hold · up</th><th>verdict</th><th>what was seen</th></tr>\n");
        foreach (var rep in report.Reps)
        {
            html.Add($"<tr><td>{rep.Index}{(rep.IsPartial ? " (partial)" : string.Empty)}</td><td>{Jump(rep.BottomSeconds)}</td>");
            html.Add($"<td>{rep.Tempo.DescentSeconds:0.0} · {rep.Tempo.BottomSeconds:0.0} · {rep.Tempo.AscentSeconds:0.0} s</td>");
            html.Add($"<td class=\"{FieldNames.Of(rep.Verdict)}\">{FaultNames.Of(rep.Verdict)}</td><td class=\"free\">{Seen(rep, report.View.Kind)}</td></tr>\n");
        }

        return html.Add($"</table></div></section>\n");
    }

    /// <summary>Every metric, one column a rep.</summary>
    public static HtmlText Metrics(FormReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Reps.Count == 0)
        {
            return new HtmlText();
        }

        var names = report.Reps.SelectMany(rep => rep.Metrics.Keys).Distinct().ToList();
        var html = new HtmlText().Add($"<section><h2>Metrics at the bottom, by rep</h2><p class=\"quiet\">Two values are left / right. A dash cannot be judged from this view. Usual is where nine of ten correct squats of eight young, healthy people lie, arms overhead and without a load.</p><div class=\"scroll\"><table><tr><th></th>");
        foreach (var rep in report.Reps)
        {
            html.Add($"<th>{rep.Index}</th>");
        }

        html.Add($"<th>usual</th></tr>\n");
        foreach (var name in names)
        {
            html.Add($"<tr><th title=\"{MetricText.Definition(name)}\">{MetricText.Name(name)}</th>");
            foreach (var rep in report.Reps)
            {
                html.Add($"<td>{MetricText.Value(name, rep.Metrics.GetValueOrDefault(name))}</td>");
            }

            html.Add($"<td class=\"quiet\">{MetricText.Usual(name)}</td></tr>\n");
        }

        return html.Add($"</table></div></section>\n");
    }

    private static HtmlText Seen(RepReport rep, ViewKind view)
    {
        var html = new HtmlText();
        if (rep.Reason is { } reason)
        {
            html.Add($"<div>{reason}</div>");
        }

        foreach (var found in rep.Faults)
        {
            html.Add($"<div><b class=\"faults\">{FaultNames.Of(found.Fault)}</b> {MetricText.Percent(found.Probability)}, {Jump(found.FromSeconds)}–{Jump(found.ToSeconds)}: {found.Evidence} {found.Why?.Sentence ?? string.Empty}<br><span class=\"cue\">{found.Cue}</span></div>");
        }

        foreach (var unusual in UnusualMetric.Of(rep, view))
        {
            html.Add($"<div class=\"quiet\">Worth a look: {MetricText.Name(unusual.Metric.Name)} {MetricText.Value(unusual.Metric.Name, MetricValue.Of(unusual.Value))}: {unusual.Grade.Text}.</div>");
        }

        return html;
    }

    private static HtmlText Jump(double seconds) => new HtmlText().Add($"<button class=\"link\" data-seconds=\"{seconds}\">{MetricText.Seconds(seconds)}</button>");
}
