using SquatCoach.Assessment;

namespace SquatCoach.Cli;

/// <summary>The skeleton that can be turned and scrubbed, and the curves.</summary>
public static class HtmlMotion
{
    private const double MaxFlexionDegrees = 160;
    private const double MaxLeanDegrees = 90;
    private const double MaxHipHeight = 1.2;

    public static HtmlText Write(Analysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var html = new HtmlText();
        if (analysis.Joints is { FrameCount: > 0 })
        {
            html.Add($"""
                <section class="screen-only"><h2>Skeleton</h2>
                <div class="stage"><canvas id="skeleton" tabindex="0" role="img" aria-label="The 3D skeleton; drag or use the arrow keys to turn it"></canvas></div>
                <div class="controls">
                <button id="play" type="button">Play</button>
                <input id="scrub" type="range" min="0" value="0" aria-label="time">
                <span id="clock">0.00 s</span>
                <select id="speed" aria-label="speed"><option value="0.25">¼ ×</option><option value="0.5">½ ×</option><option value="1" selected>1 ×</option></select>
                <button type="button" data-yaw="0">camera</button><button type="button" data-yaw="1.5708">from its left</button><button type="button" data-yaw="-1.5708">from its right</button>
                </div>
                <p class="quiet"><span class="key key-left">athlete's left</span> · <span class="key key-right">right</span>. The feet are held still.</p>
                </section>

                """);
        }

        if (analysis.Series is { TimesSeconds.Length: > 1 } series)
        {
            var chart = new CurveChart(series.TimesSeconds[0], series.TimesSeconds[^1], analysis.Report.Reps);
            html.Add($"<section><h2>Curves</h2><p class=\"quiet\"><span class=\"key key-left\">left</span> · <span class=\"key key-right\">right</span>; reps are shaded, dashes mark the bottom.</p>\n");
            html.Add($"{chart.Draw("Knee flexion, degrees (0° is a straight leg)", 0, MaxFlexionDegrees, "0", series.TimesSeconds, ("left", series.LeftKneeFlexionDegrees), ("right", series.RightKneeFlexionDegrees))}\n");
            html.Add($"{chart.Draw("Hip height over the ankles, as a fraction of standing", 0, MaxHipHeight, "0.0", series.TimesSeconds, ("middle", series.HipHeightRatio))}\n");
            html.Add($"{chart.Draw("Trunk lean against the vertical, degrees", 0, MaxLeanDegrees, "0", series.TimesSeconds, ("middle", series.TrunkLeanDegrees))}</section>\n");
        }

        return html;
    }
}
