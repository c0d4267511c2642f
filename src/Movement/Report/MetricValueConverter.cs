using System.Text.Json;
using System.Text.Json.Serialization;

namespace SquatCoach.Movement;

/// <summary>Writes a metric as a number or as <c>{ "left": x, "right": y }</c>.</summary>
public sealed class MetricValueConverter : JsonConverter<MetricValue>
{
    private const int DecimalsKept = 4;

    public override MetricValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return MetricValue.Of(reader.GetDouble());
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"Found {reader.TokenType}; expected a number or an object with left and right.");
        }

        double? left = null;
        double? right = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString();
            reader.Read();
            double? value = reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble();
            switch (name)
            {
                case "left": left = value; break;
                case "right": right = value; break;
                default: throw new JsonException($"Found the member '{name}'; expected left or right.");
            }
        }

        return MetricValue.Sides(left, right);
    }

    public override void Write(Utf8JsonWriter writer, MetricValue value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (!value.HasSides)
        {
            WriteNumber(writer, value.Value);
            return;
        }

        writer.WriteStartObject();
        writer.WritePropertyName("left");
        WriteNumber(writer, value.Left);
        writer.WritePropertyName("right");
        WriteNumber(writer, value.Right);
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            writer.WriteNumberValue(Math.Round(number, DecimalsKept));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
