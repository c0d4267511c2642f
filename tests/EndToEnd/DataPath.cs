namespace SquatCoach.EndToEnd;

/// <summary>A --data folder of one test; removed afterwards.</summary>
internal sealed class DataPath : IDisposable
{
    public string Value { get; } = Directory.CreateTempSubdirectory("squatcoach-site-").FullName;

    public void Dispose() => Directory.Delete(Value, recursive: true);
}
