using System.Diagnostics;
using Spectre.Console;

namespace SquatCoach.Cli;

/// <summary>A progress bar on standard error; silent where standard error is no terminal.</summary>
public static class ProgressBar
{
    /// <summary>Runs the work and shows its progress, 0…1, with what it is doing.</summary>
    public static async Task<T> RunAsync<T>(Terminal terminal, string title, Func<IProgress<(double Fraction, string Stage)>, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(work);
        if (Console.IsErrorRedirected || !terminal.Notes.Profile.Capabilities.Ansi)
        {
            return await work(new Silence()).ConfigureAwait(false);
        }

        return await terminal.Notes.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new Bar(context.AddTask(Markup.Escape(TerminalText.Plain(title)), maxValue: 1), Markup.Escape(TerminalText.Plain(title)))))
            .ConfigureAwait(false);
    }

    private sealed class Silence : IProgress<(double Fraction, string Stage)>
    {
        public void Report((double Fraction, string Stage) value)
        {
        }
    }

    private sealed class Bar(ProgressTask task, string title) : IProgress<(double Fraction, string Stage)>
    {
        private readonly Stopwatch _sinceLast = Stopwatch.StartNew();

        public void Report((double Fraction, string Stage) value)
        {
            // Frames come by the hundred a second; the eye does not.
            if (_sinceLast.ElapsedMilliseconds < 80 && value.Fraction < 1)
            {
                return;
            }

            _sinceLast.Restart();
            task.Description = $"{title} · {Markup.Escape(value.Stage)}";
            task.Value = Math.Clamp(value.Fraction, 0, 1);
        }
    }
}
