namespace SquatCoach.Storage;

/// <summary>An upload under way. Unless it is kept, disposing it removes it: a broken upload leaves nothing.</summary>
public sealed class IncomingVideo : IAsyncDisposable
{
    private const int BufferSizeBytes = 128 * 1024;

    private readonly DataFolder _folder;
    private readonly FileStream _stream;
    private bool _isKept;

    internal IncomingVideo(DataFolder folder)
    {
        _folder = folder;
        Path = System.IO.Path.Combine(folder.Incoming, RandomName.New() + ".part");
        _stream = new FileStream(Path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, BufferSizeBytes, FileOptions.Asynchronous);
    }

    public string Path { get; }

    public Stream Content => _stream;

    /// <summary>Makes sure the content is on the disk, then moves it to its place in one step.</summary>
    /// <param name="extension">With its dot; chosen by the program from the content, never taken from the uploader.</param>
    public async Task<VideoPlace> KeepAsync(string extension, CancellationToken cancellationToken)
    {
        await _stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        _stream.Flush(flushToDisk: true);
        await _stream.DisposeAsync().ConfigureAwait(false);
        var place = VideoFiles.Place(_folder, Path, extension);
        _isKept = true;
        return place;
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        if (!_isKept)
        {
            File.Delete(Path);
        }
    }
}
