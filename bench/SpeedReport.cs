using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SquatCoach.Bench;

/// <summary>The measurements as Markdown, for the terminal and for bench/results.</summary>
internal sealed partial class SpeedReport
{
    private readonly string _machine;
    private readonly StringBuilder _text = new();

    public SpeedReport(string machine)
    {
        _machine = machine;
        _text.AppendLine("# Speed").AppendLine().AppendLine(machine).AppendLine();
    }

    public string Text => _text.ToString();

    public void Add(string video, IReadOnlyList<CommandCost> commands, IReadOnlyList<StageCost> stages)
    {
        var clip = stages[0];
        Line($"## {Path.GetFileName(video)}: {clip.ClipSeconds:F1} s, {clip.Frames} frames");
        Line($"");
        Line($"| whole command | seconds | times real time | first frame after | peak memory | exit code |");
        Line($"|---|---|---|---|---|---|");
        for (var run = 0; run < commands.Count; run++)
        {
            var cost = commands[run];
            var first = cost.FirstFrameSeconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{seconds:F2} s") : "not seen";
            Line($"| {(run == 0 ? "first" : "again")} | {cost.TotalSeconds:F2} | {clip.ClipSeconds / cost.TotalSeconds:F2} | {first} | {cost.PeakMemoryBytes / 1e6:F0} MB | {cost.ExitCode} |");
        }

        Line($"");
        Line($"| stage, in one process | first, s | again, s | share of again |");
        Line($"|---|---|---|---|");
        var again = stages[^1];
        foreach (var ((name, firstSeconds), (_, seconds)) in clip.Rows().Zip(again.Rows()))
            Line($"| {name} | {firstSeconds:F2} | {seconds:F2} | {seconds / again.TotalSeconds:P0} |");
        Line($"| all | {clip.TotalSeconds:F2} | {again.TotalSeconds:F2} | {again.RealTimeFactor:F2} times real time |");
        if (again.Times.Tracking is { } tracking)
            Line($"| the decoder's own processor time, beside it | {clip.Times.Tracking!.DecoderProcessorSeconds:F2} | {tracking.DecoderProcessorSeconds:F2} | |");
        Line($"");
    }

    /// <summary>Writes bench/results/MACHINE.md and returns its path.</summary>
    public string Save()
    {
        var name = NotInNames().Replace(_machine.Split(',')[0].ToLowerInvariant(), "-").Trim('-');
        var folder = Directory.CreateDirectory(Path.Combine(BenchRoot.Path, "bench", "results")).FullName;
        var path = Path.Combine(folder, $"{name}-{Environment.ProcessorCount}-cores.md");
        File.WriteAllText(path, Text);
        return path;
    }

    private void Line(FormattableString line) => _text.AppendLine(line.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInNames();
}
