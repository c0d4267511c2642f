using System.Globalization;
using System.Text;

namespace SquatCoach.Bench;

/// <summary>
/// Holds the hot paths against their budgets, each many times over on one thread, and prints Markdown for bench/results. Processor time is
/// what the thread itself used, so that a machine with other work to do still tells something; the median and the least of many runs are given.
/// </summary>
internal static class BudgetHarness
{
    private const int WarmUps = 5;

    private const int DefaultRuns = 40;

    /// <param name="arguments">Optionally a number of runs.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var runs = arguments.Length > 0 && int.TryParse(arguments[0], CultureInfo.InvariantCulture, out var number) && number > 0 ? number : DefaultRuns;
        var budgets = new List<Budget>();
        using var frames = await FrameBudget.CreateAsync();
        using var joints = new JointBudgets();
        budgets.AddRange(frames.Budgets);
        budgets.AddRange(joints.Budgets);
        var text = new StringBuilder();
        text.AppendLine("| what | budget, ms | processor, median ms | processor, least ms | wall, median ms | wall, least ms | allocated, KiB |");
        text.AppendLine("|---|---|---|---|---|---|---|");
        foreach (var budget in budgets)
        {
            var samples = Measure(budget, runs);
            text.AppendLine(CultureInfo.InvariantCulture, $"| {budget.Name} | {(budget.Milliseconds is { } most ? most.ToString("0.##", CultureInfo.InvariantCulture) : "")} | {Median(samples, one => one.Processor):0.00} | {samples.Min(one => one.Processor):0.00} | {Median(samples, one => one.Wall):0.00} | {samples.Min(one => one.Wall):0.00} | {Median(samples, one => one.Kibibytes):0.0} |");
        }

        Console.WriteLine(FormattableString.Invariant($"{runs} runs each after {WarmUps} to warm up, one thread, CPU only; load average {LoadAverage()} on {Environment.ProcessorCount} cores."));
        Console.WriteLine();
        Console.Write(text);
        return 0;
    }

    private static List<(double Processor, double Wall, double Kibibytes)> Measure(Budget budget, int runs)
    {
        for (var run = 0; run < WarmUps; run++)
        {
            budget.Run();
        }

        var samples = new List<(double, double, double)>(runs);
        for (var run = 0; run < runs; run++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var (wall, processor) = (ThreadClock.WallSeconds, ThreadClock.ProcessorSeconds);
            budget.Run();
            samples.Add((
                1000 * (ThreadClock.ProcessorSeconds - processor) / budget.Per,
                1000 * (ThreadClock.WallSeconds - wall) / budget.Per,
                (GC.GetAllocatedBytesForCurrentThread() - allocated) / 1024.0 / budget.Per));
        }

        return samples;
    }

    private static double Median<T>(List<T> samples, Func<T, double> value)
    {
        double[] sorted = [.. samples.Select(value).Order()];
        return sorted[sorted.Length / 2];
    }

    private static string LoadAverage() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
