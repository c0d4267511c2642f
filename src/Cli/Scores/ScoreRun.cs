using System.Diagnostics;
using SquatCoach.Assessment;

namespace SquatCoach.Cli;

/// <summary>Scores many recordings into one table, row by row as they are read, and says how many and how fast.</summary>
internal static class ScoreRun
{
    /// <exception cref="OutputException">The table cannot be written; nothing was left behind.</exception>
    public static int Run(Terminal terminal, SquatAnalyzer analyzer, IReadOnlyList<string> inputs, string target, CancellationToken cancellationToken)
    {
        var source = new RecordingSource(terminal, inputs);
        var start = Stopwatch.GetTimestamp();
        var (recordings, reps) = (0L, 0L);
        OutputFile.Write(target, stream => (recordings, reps) = ScoreTable.Write(stream, analyzer.Score(source.Read(), cancellationToken)));
        using var self = Process.GetCurrentProcess();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        terminal.Say(FormattableString.Invariant(
            $"{reps} reps of {recordings} recordings in {seconds:0.0} s ({Environment.CpuUsage.TotalTime.TotalSeconds:0.0} s of the processor), {reps / Math.Max(seconds, 1e-3):0} a second, at most {self.PeakWorkingSet64 >> 20} MiB of memory{(source.Failed > 0 ? $"; {source.Failed} recordings could not be read" : "")}."));
        return source.Code != ExitCode.Done ? source.Code : reps > 0 ? ExitCode.Done : ExitCode.NobodyToAssess;
    }
}
