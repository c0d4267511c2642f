using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

/// <summary>
/// Pages with many reports behind them: every query finds its rows by an index, and a page asks for as many queries however much there is.
/// SQUATCOACH_MANY_REPORTS=100000 also measures, with SQUATCOACH_MEASURED requests a page; bench/results keeps what came out.
/// </summary>
public sealed class ManyReportsTests
{
    private const string Asked = "SQUATCOACH_MANY_REPORTS";
    private const int UsualReports = 5000;
    private const int UsualRequests = 60;

    // The tables that grow with every video.
    private static readonly string[] _growing = ["Videos", "Jobs", "Reports", "Reps", "Findings", "Audit", "Notes", "ReadMarks"];

    [Fact]
    public async Task Pages_ManyReports_FindTheirRowsByAnIndex()
    {
        var count = AskedFor(Asked) ?? UsualReports;
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        await ManyReports.FillAsync(site, count);
        if (count > UsualReports)
        {
            await ManyReports.WriteFilesAsync(site, Guid.Parse(ManyReports.Id("B", 1)));
            Console.WriteLine("| page | median ms | 95 % ms | processor ms, median | 95 % | KiB |\n|---|---|---|---|---|---|");
        }

        using var listener = new QueryListener(await DatabaseAsync(site));
        var scans = new List<string>();
        var (athlete, video) = ($"/athletes/{ManyReports.Id("A", 1)}", $"/videos/{ManyReports.Id("B", 1)}");
        foreach (var path in new[] { "/", "/?page=2", "/queue/rows", "/athletes", athlete, athlete + "?exercise=all", athlete + "?exercise=all&sessions=all", athlete + "/compare", video, "/desk", "/desk?exercise=front_squat", "/people", "/audit", "/trash", "/upload", "/account", "/privacy", "/api/videos", "/api/athletes", "/api/desk" })
        {
            listener.Clear();
            using (var first = await owner.GetAsync(path))
            {
                Assert.True(first.IsSuccessStatusCode, $"{path} answered {(int)first.StatusCode}.");
            }

            using var context = await site.ContextAsync();
            foreach (var (query, names) in listener.Queries)
            {
                foreach (var step in await PlanAsync(context, query, names))
                {
                    if (_growing.Any(table => step.StartsWith($"SCAN {table[..1].ToLowerInvariant()}", StringComparison.Ordinal) && IsWholeTable(step, query, table)))
                    {
                        scans.Add($"{path}: {step} in {query.ReplaceLineEndings(" ")}");
                    }
                }
            }

            if (count > UsualReports)
            {
                await MeasureAsync(owner, path);
            }
        }

        Assert.True(listener.Seen > 20, $"Only {listener.Seen} queries were seen.");
        Assert.True(scans.Count == 0, string.Join('\n', scans.Distinct()));
        owner.Dispose();
    }

    private static async Task<string> DatabaseAsync(TestSite site)
    {
        using var context = await site.ContextAsync();
        return context.Database.GetDbConnection().DataSource;
    }

    /// <summary>A scan without an index over a table under its alias; walking an index in order is what a page of the newest does.</summary>
    private static bool IsWholeTable(string step, string query, string table)
    {
        var alias = step.Split(' ')[1];
        return !step.Contains("USING", StringComparison.Ordinal) && (query.Contains($"\"{table}\" AS \"{alias}\"", StringComparison.Ordinal) || alias == table);
    }

    private static int? AskedFor(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : null;

    private static async Task MeasureAsync(TestClient owner, string path)
    {
        var requests = AskedFor("SQUATCOACH_MEASURED") ?? UsualRequests;
        var (wall, processor) = (new List<double>(), new List<double>());
        var size = 0;
        for (var request = 0; request < requests; request++)
        {
            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            using var answer = await owner.GetAsync(path);
            size = (await answer.Content.ReadAsByteArrayAsync()).Length;
            wall.Add(watch.Elapsed.TotalMilliseconds);
            processor.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }

        wall.Sort();
        processor.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {path} | {wall[requests / 2]:0} | {wall[(int)(requests * 0.95)]:0} | {processor[requests / 2]:0} | {processor[(int)(requests * 0.95)]:0} | {size / 1024.0:0} |"));
    }

    private static async Task<List<string>> PlanAsync(SquatCoachContext context, string query, IReadOnlyList<string> names)
    {
        var connection = context.Database.GetDbConnection();
        await context.Database.OpenConnectionAsync();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + query;
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = 1;
            command.Parameters.Add(parameter);
        }

        using var reader = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }
}
