using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>The bottom of the page: which networks spoke, how long it took, and what the report is not.</summary>
public static class HtmlFooter
{
    public static HtmlText Write(FormReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var html = new HtmlText().Add($"<section><h2>How this was measured</h2><div class=\"scroll\"><table><tr><th>stage</th><th>network</th><th>SHA-256</th></tr>\n");
        AddModel(html, "2D keypoints", report.Models.Pose2D);
        AddModel(html, "3D joints", report.Models.Lifter);
        AddModel(html, "faults", report.Models.Classifier);
        html.Add($"</table></div>");
        if (report.Video is not null)
        {
            html.Add($"<p class=\"quiet\">Analysed in {report.Timing.TotalSeconds:0.0} s, {report.Timing.RealTimeFactor:0.0} times real time; mean confidence of the keypoints {MetricText.Percent(report.Athlete.MeanConfidence)}.</p>");
        }

        return html.Add($"<p class=\"quiet\">One camera sees depth only by what it has learnt: angles in the plane of the picture are surer than others. Probabilities are the network's, not a diagnosis. This is training feedback, not medical advice.</p></section>\n");
    }

    private static void AddModel(HtmlText html, string stage, ModelUsed? model)
    {
        if (model is not null)
        {
            html.Add($"<tr><td>{stage}</td><td>{model.Name}</td><td class=\"hash\">{model.Sha256}</td></tr>\n");
        }
    }
}
