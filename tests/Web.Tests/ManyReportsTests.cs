using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

/// <summary>
/// Pages with many reports behind them: every query finds its rows by an index, and a page asks for as many queries however much there is.
/// SQUATCOACH_MANY_REPORTS=100000 also measures; bench/results keeps what came out.
/// </summary>
public sealed class ManyReportsTests
{
    private const string Asked = "SQUATCOACH_MANY_REPORTS";
    private const int AthleteCount = 500;
    private const int AthletesOfTheCoach = 20;
    private const int UsualReports = 5000;
    private const int Measured = 40;

    // The tables that grow with every video.
    private static readonly string[] _growing = ["Videos", "Jobs", "Reports", "Reps", "Findings", "Audit", "Notes", "ReadMarks"];

    [Fact]
    public async Task Pages_ManyReports_FindTheirRowsByAnIndex()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable(Asked), NumberStyles.Integer, CultureInfo.InvariantCulture, out var asked) ? asked : UsualReports;
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        await FillAsync(site, count);
        using var listener = new QueryListener();
        var scans = new List<string>();
        foreach (var path in new[] { "/", "/athletes", $"/athletes/{Id("A", 1)}", $"/athletes/{Id("A", 1)}/compare", $"/videos/{Id("B", 1)}", "/desk", "/people", "/audit", "/trash", "/upload" })
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
                await MeasureAsync(owner, path, count);
            }
        }

        Assert.True(listener.Seen > 20, $"Only {listener.Seen} queries were seen.");
        Assert.True(scans.Count == 0, string.Join('\n', scans.Distinct()));
        owner.Dispose();
    }

    /// <summary>A scan without an index over a table under its alias; walking an index in order is what a page of the newest does.</summary>
    private static bool IsWholeTable(string step, string query, string table)
    {
        var alias = step.Split(' ')[1];
        return !step.Contains("USING", StringComparison.Ordinal) && (query.Contains($"\"{table}\" AS \"{alias}\"", StringComparison.Ordinal) || alias == table);
    }

    private static async Task MeasureAsync(TestClient owner, string path, int count)
    {
        var milliseconds = new List<double>();
        for (var request = 0; request < Measured; request++)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await owner.GetAsync(path);
            await answer.Content.ReadAsByteArrayAsync();
            milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        }

        milliseconds.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} reports {path}: median {milliseconds[Measured / 2]:0} ms, 95 % {milliseconds[(int)(Measured * 0.95)]:0} ms"));
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

    /// <summary>Athletes in groups of twenty; the owner coaches the first group.</summary>
    private static async Task FillAsync(TestSite site, int count)
    {
        using var context = await site.ContextAsync();
        var ownerId = (await context.Users.SingleAsync()).Id.ToString().ToUpperInvariant();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        context.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
#pragma warning disable EF1002 // Numbers and an id of this test's own.
        await context.Database.ExecuteSqlRawAsync($"""
            CREATE TEMP TABLE Number AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Math.Max(count, AthleteCount)}) SELECT i FROM n;
            INSERT INTO Groups (Id, Name, CreatedAt) SELECT {Sql("C")}, 'Group ' || i, {now} FROM Number WHERE i <= {AthleteCount / AthletesOfTheCoach};
            INSERT INTO GroupStaff (GroupId, AccountId) VALUES ('{Id("C", 1)}', '{ownerId}');
            INSERT INTO Athletes (Id, Name, CreatedAt, IsMadeUp) SELECT {Sql("A")}, 'Athlete ' || i, {now}, 0 FROM Number WHERE i <= {AthleteCount};
            INSERT INTO GroupAthletes (GroupId, AthleteId) SELECT {Sql("C", $"((i - 1) / {AthletesOfTheCoach} + 1)")}, {Sql("A")} FROM Number WHERE i <= {AthleteCount};
            INSERT INTO Videos (Id, AthleteId, OriginalName, Folder, FileName, ContentType, CodecName, SizeBytes, DurationSeconds, WidthPx, HeightPx, UploadedAt, LoadKilograms)
                SELECT {Sql("B")}, {Sql("A", $"((i - 1) % {AthleteCount} + 1)")}, 'set ' || i, 'folder' || i, 'file.mp4', 'video/mp4', 'h264', 1000, 20, 720, 1280, {now} - i * 600000, 60 FROM Number WHERE i <= {count};
            INSERT INTO Jobs (Id, VideoId, State, QueuedAt, Attempts, Progress) SELECT {Sql("D")}, {Sql("B")}, 'Done', {now} - i * 600000, 1, 1 FROM Number WHERE i <= {count};
            INSERT INTO Reports (Id, VideoId, CreatedAt, ResultFolder, View, RepCount, GoodRepCount, FaultyRepCount, WarningCount, AnalysisSeconds, Networks)
                SELECT {Sql("E")}, {Sql("B")}, {now} - i * 600000, 'r', 'Oblique', 3, 2, 1, 0, 8, 'a-b-c' FROM Number WHERE i <= {count};
            INSERT INTO Reps (ReportId, "Index", StartSeconds, BottomSeconds, EndSeconds, DescentSeconds, PauseSeconds, AscentSeconds, KneeFlexionDegrees, IsPartial, Verdict)
                SELECT {Sql("E")}, rep.k, rep.k, rep.k + 1, rep.k + 2, 1, 0, 1, 90 + rep.k, 0, CASE rep.k WHEN 1 THEN 'Faults' ELSE 'Good' END FROM Number CROSS JOIN (SELECT 1 AS k UNION ALL SELECT 2 UNION ALL SELECT 3) rep WHERE Number.i <= {count};
            INSERT INTO Findings (RepId, Fault, Probability, FromSeconds, ToSeconds) SELECT Id, 'Shallow', 0.8, StartSeconds, EndSeconds FROM Reps WHERE Verdict = 'Faults';
            INSERT INTO Audit (At, AccountId, Who, Action, AthleteId, VideoId, Detail) SELECT {now} - i * 1000, '{ownerId}', 'Coach', 'ReportSeen', {Sql("A", $"((i - 1) % {AthleteCount} + 1)")}, {Sql("B")}, '' FROM Number WHERE i <= {count};
            DROP TABLE Number;
            """);
#pragma warning restore EF1002
    }

    private static string Id(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"0000000{kind}-0000-4000-8000-{number:X12}");

    private static string Sql(string kind, string number = "i") => $"printf('0000000{kind}-0000-4000-8000-%012X', {(number == "i" ? "Number.i" : number.Replace("i -", "Number.i -", StringComparison.Ordinal))})";

    /// <summary>Hears every query that Entity Framework sends meanwhile.</summary>
    private sealed class QueryListener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> _subscriptions = [];
        private readonly List<(string, IReadOnlyList<string>)> _queries = [];
        private readonly Lock _turn = new();

        public QueryListener() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public int Seen { get; private set; }

        public IReadOnlyList<(string Query, IReadOnlyList<string> Names)> Queries
        {
            get
            {
                lock (_turn)
                {
                    return [.. _queries];
                }
            }
        }

        public void Clear()
        {
            lock (_turn)
            {
                _queries.Clear();
            }
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                _subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is Microsoft.EntityFrameworkCore.Diagnostics.CommandExecutedEventData { Command: { } command } && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
            {
                lock (_turn)
                {
                    Seen++;
                    _queries.Add((command.CommandText, [.. command.Parameters.Cast<System.Data.Common.DbParameter>().Select(parameter => parameter.ParameterName)]));
                }
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _subscriptions.ForEach(one => one.Dispose());
    }
}
