using System.Diagnostics;
using System.Globalization;

namespace SquatCoach.Bench;

/// <summary>The largest resident memory of a process and of its children, from /proc (VmHWM), sampled while they run.</summary>
internal sealed class PeakMemory(Process process)
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(25);

    private readonly int _id = process.Id;
    private readonly Dictionary<int, long> _kibibytes = [];

    public double OwnMebibytes => _kibibytes.GetValueOrDefault(_id) / 1024.0;

    /// <summary>Sum of the peaks of all children; they need not have been at the same time.</summary>
    public double ChildrenMebibytes => _kibibytes.Where(pair => pair.Key != _id).Sum(pair => pair.Value) / 1024.0;

    public async Task WatchAsync()
    {
        while (!process.HasExited)
        {
            Sample(_id);
            await Task.Delay(_interval);
        }
    }

    private void Sample(int id)
    {
        try
        {
            foreach (var line in File.ReadLines($"/proc/{id}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                {
                    var kibibytes = long.Parse(line.AsSpan(6, line.Length - 9).Trim(), CultureInfo.InvariantCulture);
                    _kibibytes[id] = Math.Max(kibibytes, _kibibytes.GetValueOrDefault(id));
                }
            }

            foreach (var task in Directory.EnumerateDirectories($"/proc/{id}/task"))
            {
                foreach (var child in File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    Sample(int.Parse(child, CultureInfo.InvariantCulture));
                }
            }
        }
        catch (IOException)
        {
            // The process ended between two looks.
        }
    }
}
