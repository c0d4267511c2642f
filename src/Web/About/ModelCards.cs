using System.Text.Json;
using SquatCoach.Models;

namespace SquatCoach.Web;

/// <summary>Reads the sidecars and cards of the networks that this program would use.</summary>
internal static class ModelCards
{
    /// <summary>The networks; a problem in words where they cannot be read.</summary>
    public static (IReadOnlyList<ModelCard> Cards, string? Problem) Read()
    {
        try
        {
            var locator = ModelLocator.Find();
            return ([.. locator.Names().Select(name => Card(locator, name))], null);
        }
        catch (ModelException problem)
        {
            return ([], problem.Message);
        }
    }

    private static ModelCard Card(ModelLocator locator, string name)
    {
        var sidecar = ModelSidecar.Read(Path.ChangeExtension(locator.PathOf(name), ".json"));
        var cardPath = Path.ChangeExtension(locator.PathOf(name), ".md");
        return new ModelCard(
            sidecar.Name,
            sidecar.Version.ToString(),
            sidecar.Task.ToString(),
            sidecar.Sha256,
            [.. sidecar.Metrics is { ValueKind: JsonValueKind.Object } metrics ? Flat(metrics, "") : []],
            File.Exists(cardPath) ? File.ReadAllText(cardPath) : null);
    }

    /// <summary>Nested metrics as lines: validation.error_px → 3.1.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Flat(JsonElement element, string prefix)
    {
        foreach (var member in element.EnumerateObject())
        {
            var name = prefix.Length == 0 ? member.Name : $"{prefix}.{member.Name}";
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var line in Flat(member.Value, name))
                {
                    yield return line;
                }
            }
            else
            {
                yield return new(name, member.Value.ToString());
            }
        }
    }
}
