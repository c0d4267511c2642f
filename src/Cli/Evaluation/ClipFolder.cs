using System.Globalization;
using SquatCoach.Demo;

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

    /// <summary>The clip of the mannequin from one view, rendered unless it is there already.</summary>
    /// <returns>Its path.</returns>
    /// <exception cref="OutputException">It cannot be written there.</exception>
    public async Task<string> MannequinAsync(Terminal terminal, SquatScript script, DemoClipOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var clip = PathOf(string.Create(CultureInfo.InvariantCulture, $"mannequin{options.Azimuth.Degrees:+0;-0;0}.mp4"));
        if (!File.Exists(clip))
        {
            await ClipMaker.MakeAsync(terminal, clip, script, options, cancellationToken).ConfigureAwait(false);
        }

        return clip;
    }

    public void Dispose()
    {
        if (_isTemporary)
        {
            Directory.Delete(_path, recursive: true);
        }
    }
}
