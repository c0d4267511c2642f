using System.Text.Json.Serialization;

namespace SquatCoach.Cli;

/// <summary>When a rep of a real clip starts, is lowest and ends, seconds; null where the clip cuts it off.</summary>
public sealed record TrueRepTimes(
    [property: JsonPropertyName("start")] double? StartSeconds,
    [property: JsonPropertyName("bottom")] double? BottomSeconds,
    [property: JsonPropertyName("end")] double? EndSeconds);
