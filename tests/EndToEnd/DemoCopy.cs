using Microsoft.Data.Sqlite;
using SquatCoach.Storage;

namespace SquatCoach.EndToEnd;

/// <summary>A site of its own with a copy of the demonstration, for tests that press what cannot be undone.</summary>
internal sealed class DemoCopy : IAsyncDisposable
{
    private readonly DataPath _data = new();
    private RunningSite? _site;

    public string Address => _site!.Address;

    public static async Task<DemoCopy> StartAsync()
    {
        var copy = new DemoCopy();
        Copy(new DataFolder((await SharedSites.DemoAsync()).DataPath), new DataFolder(copy._data.Value));
        copy._site = await RunningSite.StartAsync(copy._data.Value, expectsOwner: true, "--no-worker");
        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        await _site!.DisposeAsync();
        _data.Dispose();
    }

    // The site that is copied runs on meanwhile: its database is copied by SQLite, its locks are its own.
    private static void Copy(DataFolder from, DataFolder to)
    {
        foreach (var path in new[] { from.Videos, from.Keys }.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)))
        {
            var target = Path.Combine(to.Path, Path.GetRelativePath(from.Path, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }

        using var original = new SqliteConnection($"Data Source={from.Database};Mode=ReadOnly;Pooling=False");
        using var copied = new SqliteConnection($"Data Source={to.Database};Pooling=False");
        original.Open();
        original.BackupDatabase(copied);
    }
}
