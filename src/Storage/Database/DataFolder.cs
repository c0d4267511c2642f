namespace SquatCoach.Storage;

/// <summary>The one folder that holds everything the site keeps: the database, its backups, the videos, the keys of the sign-in cookies.</summary>
public sealed record DataFolder
{
    public DataFolder(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Path = System.IO.Path.GetFullPath(path);
    }

    public string Path { get; }

    public string Database => System.IO.Path.Combine(Path, "squatcoach.db");

    public string Backups => System.IO.Path.Combine(Path, "backups");

    public string Videos => System.IO.Path.Combine(Path, "videos");

    /// <summary>Uploads on their way in; nothing here is referred to by anybody.</summary>
    public string Incoming => System.IO.Path.Combine(Path, "incoming");

    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <summary>Makes the folders; only their owner may look inside, where the system knows such a thing.</summary>
    public void Create()
    {
        foreach (var folder in new[] { Path, Backups, Videos, Incoming, Keys })
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }
}
