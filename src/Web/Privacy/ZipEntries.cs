using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SquatCoach.Web;

/// <summary>What a <see cref="DataPackage"/> is made of: descriptions as JSON for people and programs, and files as they lie on the disk.</summary>
internal static class ZipEntries
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    public static async Task AddJsonAsync(this ZipArchive zip, string name, object described, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(entry, described, _json, cancellationToken);
    }

    /// <summary>A file that is not there, as of an analysis that never ended, is left out.</summary>
    public static async Task AddFileAsync(this ZipArchive zip, string name, string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return;
        }

        await using var source = File.OpenRead(path);
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        await source.CopyToAsync(entry, cancellationToken);
    }
}
