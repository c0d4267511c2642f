using SquatCoach.Movement;

namespace SquatCoach.Web;

/// <summary>What to do better next time, for each warning about the footage; the warning itself says what was wrong.</summary>
internal static class FootageAdvice
{
    /// <summary>Null for a warning that no other filming would have avoided.</summary>
    public static string? For(ReportWarning warning) => warning.Code switch
    {
        "no_person" => Speech.T("Put the athlete into the middle, two to four metres away, with light on them."),
        "no_squat" => Speech.T("Start the video before the first rep and stop it after the last; the camera has to see the hips go down."),
        "feet_not_visible" => Speech.T("Go a step back or tilt the camera down until there is floor in front of the feet."),
        "low_light" => Speech.T("Switch on more light, or turn so that a window is behind the camera."),
        "low_confidence" => Speech.T("Tight clothes that differ from the background, and more light, help most."),
        "several_people" => Speech.T("Choose a corner where nobody walks through, or wait until they have passed."),
        "athlete_lost" => Speech.T("Keep the camera still and the way between it and the athlete free."),
        "low_frame_rate" => Speech.T("Film with 30 pictures a second or more; chat programs often send fewer."),
        "truncated_video" => Speech.T("Send the file itself from the phone, not a copy that a chat program cut."),
        "too_short" => Speech.T("Film the whole set, standing at its beginning and end."),
        "low_resolution" => Speech.T("Film with 720p or more and send the original file."),
        "picture_on_its_side" or "picture_turned" => Speech.T("Hold the phone upright when you press record, and lean it against something afterwards."),
        "partial_rep" => Speech.T("Let the video run a second before the first and after the last rep."),
        _ => null,
    };
}
