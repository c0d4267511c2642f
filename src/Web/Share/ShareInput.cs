namespace SquatCoach.Web;

/// <summary>What the form for a shared link sends.</summary>
internal sealed class ShareInput
{
    public int Days { get; set; } = 7;

    public bool WithVideo { get; set; }

    /// <summary>The video, but nobody to be recognised by their face; means with the video.</summary>
    public bool BlursFace { get; set; }
}
