using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>A shared link, as a program asks for it.</summary>
internal sealed record ShareStart(
    [property: Required, Range(1, Shares.MaxDays), Description("How long the link works.")] int? Days,
    [property: OneOfEnum<SharedPicture>, Description("What it shows besides the report: nothing, the video, or the video with faces blurred. Nothing where it is left out.")] string? Picture = null);
