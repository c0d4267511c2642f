using SquatCoach.Movement;

namespace SquatCoach.Web;

/// <summary>From where the camera looked, for people.</summary>
internal static class ViewNames
{
    public static string Of(ViewKind view) => view switch
    {
        ViewKind.Front => Speech.T("Front"),
        ViewKind.Side => Speech.T("Side"),
        ViewKind.Oblique => Speech.T("Oblique"),
        ViewKind.Back => Speech.T("Back|view"),
        _ => "–",
    };
}
