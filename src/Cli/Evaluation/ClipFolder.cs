namespace SquatCoach.Cli;

/// <summary>Where clips for a measurement lie: a named folder, which stays, or one of its own, which goes.</summary>
public sealed class ClipFolder : IDisposable
{
    private readonly string _path;
    private readonly bool _isTemporary;

    private ClipFolder(string path, bool isTemporary) => (_path, _isTemporary) = (path, isTemporary);

    public static ClipFolder Of(string? named) => named is null
        ? new ClipFolder(Directory.CreateTempSubdirectory("squatcoach-").FullName, isTemporary: true)
        : new ClipFolder(named, isTemporary: false);

    public string PathOf(string fileName) => Path.Combine(_path, fileName);

    public void Dispose()
    {
        if (_isTemporary)
        {
            Directory.Delete(_path, recursive: true);
        }
    }
}
