using System.Collections.Immutable;
using System.Text.Json;

namespace SquatCoach.Movement;

/// <summary>The names that files and models use (snake_case), in index order. They are a contract.</summary>
public static class FieldNames
{
    public static ImmutableArray<string> Joints { get; } = NamesOf<Joint>();

    public static ImmutableArray<string> Keypoints { get; } = NamesOf<Keypoint>();

    public static ImmutableArray<string> Faults { get; } = NamesOf<Fault>();

    public static ImmutableArray<string> Verdicts { get; } = NamesOf<Verdict>();

    public static ImmutableArray<string> Views { get; } = NamesOf<ViewKind>();

    public static string Of(Joint joint) => Joints[(int)joint];

    public static string Of(Keypoint keypoint) => Keypoints[(int)keypoint];

    public static string Of(Fault fault) => Faults[(int)fault];

    public static string Of(Verdict verdict) => Verdicts[(int)verdict];

    public static string Of(ViewKind view) => Views[(int)view];

    private static ImmutableArray<string> NamesOf<T>()
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Order().Select(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()))];
}
