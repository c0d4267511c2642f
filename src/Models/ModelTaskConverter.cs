using System.Text.Json;
using System.Text.Json.Serialization;

namespace SquatCoach.Models;

/// <summary>finder, pose2d, back, lifter, classifier: lower case and nothing else (2D would become 2_d by the usual rule).</summary>
internal sealed class ModelTaskConverter : JsonConverter<ModelTask>
{
    public override ModelTask Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        foreach (var task in Enum.GetValues<ModelTask>())
        {
            if (NameOf(task) == text)
                return task;
        }

        throw new JsonException($"Found the task '{text}', expected {string.Join(", ", Enum.GetValues<ModelTask>().Select(NameOf))}.");
    }

    public override void Write(Utf8JsonWriter writer, ModelTask value, JsonSerializerOptions options) => writer.WriteStringValue(NameOf(value));

    public static string NameOf(ModelTask task) => task.ToString().ToLowerInvariant();
}
