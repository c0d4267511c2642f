using SquatCoach.Movement;

namespace SquatCoach.Demo;

/// <summary>What is true of a clip, written next to it as <c>squatcoach.mannequin/1</c>.</summary>
public sealed record MannequinTruth
{
    public string Schema { get; init; } = "squatcoach.mannequin/1";

    /// <summary>0° sees the face, +90° the athlete's left side.</summary>
    public required double AzimuthDegrees { get; init; }

    public required double ElevationDegrees { get; init; }

    public required double DistanceMetres { get; init; }

    public required double FocalPx { get; init; }

    public required double FrameRateHz { get; init; }

    public required int WidthPx { get; init; }

    public required int HeightPx { get; init; }

    public required IReadOnlyList<TrueRep> Reps { get; init; }
}
