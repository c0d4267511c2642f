using SquatCoach.Movement;

namespace SquatCoach.Demo;

/// <summary>How the mannequin is filmed. The defaults are a phone on a shelf, front-oblique, upright.</summary>
public sealed record DemoClipOptions
{
    /// <summary>Long side of the film that the 35 mm focal length refers to.</summary>
    public const double FullFrameLongSideMillimetres = 36;

    public int WidthPx { get; init; } = 720;

    public int HeightPx { get; init; } = 1280;

    public int FrameRateHz { get; init; } = 30;

    /// <summary>0° sees the face, +90° the athlete's left side.</summary>
    public Angle Azimuth { get; init; } = Angle.FromDegrees(35);

    public Angle Elevation { get; init; } = Angle.FromDegrees(4);

    public double DistanceMetres { get; init; } = 2.7;

    /// <summary>35 mm equivalent, as phones state it; their main cameras have 24 to 32 mm.</summary>
    public double FocalLengthMillimetres { get; init; } = 31;

    /// <summary>Height of the point in the middle of the picture.</summary>
    public double AimHeightMetres { get; init; } = 0.92;

    /// <summary>Standard deviation of the sensor's noise in steps of 8 bit.</summary>
    public double NoiseLevels { get; init; } = 3;

    /// <summary>The same seed gives the same frames.</summary>
    public int Seed { get; init; } = 1;

    /// <exception cref="ArgumentException">A value that no camera could have.</exception>
    public void Validate()
    {
        Require(WidthPx is >= 64 and <= 3840 && WidthPx % 2 == 0, $"a width of {WidthPx} px", "an even number from 64 to 3840");
        Require(HeightPx is >= 64 and <= 3840 && HeightPx % 2 == 0, $"a height of {HeightPx} px", "an even number from 64 to 3840");
        Require(FrameRateHz is >= 5 and <= 240, $"a frame rate of {FrameRateHz} Hz", "5 to 240");
        Require(Math.Abs(Azimuth.Degrees) <= 360, $"an azimuth of {Azimuth}", "−360° to 360°");
        Require(Math.Abs(Elevation.Degrees) <= 60, $"an elevation of {Elevation}", "−60° to 60°");
        Require(DistanceMetres is >= 1.5 and <= 20, $"a distance of {DistanceMetres} m", "1.5 to 20");
        Require(FocalLengthMillimetres is >= 10 and <= 200, $"a focal length of {FocalLengthMillimetres} mm", "10 to 200");
        Require(NoiseLevels is >= 0 and <= 40, $"a noise of {NoiseLevels} levels", "0 to 40");
    }

    private static void Require(bool isMet, FormattableString found, string expected)
    {
        if (!isMet)
        {
            throw new ArgumentException($"Found {FormattableString.Invariant(found)}; expected {expected}.");
        }
    }
}
