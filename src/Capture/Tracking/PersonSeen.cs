using System.Globalization;

namespace SquatCoach.Capture;

/// <summary>One of the people in a video, described so that a human can tell which.</summary>
/// <param name="Number">What <see cref="TrackerOptions.Athlete"/> calls this person: 1 who was chosen by itself, then by their first appearance.</param>
/// <param name="FirstSeconds">When they are first seen.</param>
/// <param name="LastSeconds">When they are last seen.</param>
/// <param name="PlaceShare">Where they mostly are, 0 at the left edge of the picture, 1 at the right.</param>
/// <param name="SizeShare">How large they look beside the largest person, 0…1.</param>
/// <param name="Squats">Whether their hips go down and up over feet that stay.</param>
public readonly record struct PersonSeen(int Number, double FirstSeconds, double LastSeconds, double PlaceShare, double SizeShare, bool Squats)
{
    /// <summary>As in "1: in the middle, 0.0–12.3 s, squats".</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Number}: {Place}{(SizeShare < 0.7 ? ", small" : string.Empty)}, {FirstSeconds:0.0}–{LastSeconds:0.0} s{(Squats ? ", squats" : string.Empty)}");

    private string Place => PlaceShare < 0.35 ? "at the left" : PlaceShare > 0.65 ? "at the right" : "in the middle";
}
