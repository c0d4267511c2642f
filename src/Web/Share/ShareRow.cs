using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>A shared link that still works, for programs; where it leads is not kept.</summary>
internal sealed record ShareRow(Guid Id, string Picture, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
{
    public static ShareRow Of(ShareLink link) =>
        new(link.Id, ApiNames.Of(link.BlursFace ? SharedPicture.BlurredFace : link.WithVideo ? SharedPicture.Video : SharedPicture.None), link.CreatedAt, link.ExpiresAt);
}
