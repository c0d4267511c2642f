using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>The purposes in plain words: what one agrees to, and what taking it back does.</summary>
internal static class ConsentTexts
{
    public static string Title(ConsentPurpose purpose) => purpose switch
    {
        ConsentPurpose.Analysis => Speech.T("Keep and analyse my videos"),
        ConsentPurpose.Coaching => Speech.T("Let my coaches and trainers see them"),
        ConsentPurpose.Training => Speech.T("Use corrections to train the networks"),
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "Not a purpose."),
    };

    public static string Meaning(ConsentPurpose purpose) => purpose switch
    {
        ConsentPurpose.Analysis => Speech.T("Videos are stored on this site and analysed by its networks; nothing is sent elsewhere. Taken back, nothing new is taken or analysed; what is there stays until you delete it."),
        ConsentPurpose.Coaching => Speech.T("The coaches and trainers of your groups see your videos and reports. Taken back, you disappear from their pages at once, and links they made stop working."),
        ConsentPurpose.Training => Speech.T("The movement as a stick figure and a coach's verdict may be exported to train the networks: no picture, no name. Taken back, nothing more is exported."),
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "Not a purpose."),
    };
}
