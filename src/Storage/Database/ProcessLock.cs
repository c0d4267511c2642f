namespace SquatCoach.Storage;

/// <summary>A file that one process at a time can hold; the system lets go of it when the process ends, however it ends.</summary>
public sealed class ProcessLock : IDisposable
{
    private readonly FileStream _file;

    private ProcessLock(FileStream file) => _file = file;

    /// <summary>Takes the lock at once.</summary>
    /// <exception cref="IOException">Another process holds it; the message is <paramref name="refusal"/>.</exception>
    public static ProcessLock Take(string path, string refusal)
    {
        try
        {
            return new ProcessLock(Open(path));
        }
        catch (IOException problem) when (File.Exists(path))
        {
            throw new IOException(refusal, problem);
        }
    }

    /// <summary>Waits for the lock.</summary>
    public static async Task<ProcessLock> WaitAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new ProcessLock(Open(path));
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private static FileStream Open(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
