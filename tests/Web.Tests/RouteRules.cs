namespace SquatCoach.Web.Tests;

/// <summary>Who may use which route: the rule that <see cref="RightsTests"/> walks by. A route that is not in it fails there.</summary>
internal static class RouteRules
{
    private static readonly string[] _everybody = [.. World.People];
    private static readonly string[] _staff = ["Owner", "Carl", "Tom", "Cora"];
    private static readonly string[] _coaches = ["Owner", "Carl", "Cora"];

    // Who sees Anna's material, and who may change or take it away. The owner runs the site and does not see her.
    private static readonly string[] _seesAnna = ["Carl", "Tom", "Anna"];
    private static readonly string[] _managesAnna = ["Carl", "Anna"];
    private static readonly string[] _carl = ["Carl"];
    private static readonly string[] _anna = ["Anna"];
    private static readonly string[] _owner = ["Owner"];

    /// <summary>Method and pattern → who gets an answer other than "not found". Null: open to everybody, signed in or not.</summary>
    private static readonly Dictionary<string, string[]?> _rules = new(StringComparer.Ordinal)
    {
        ["/setup"] = null,
        ["/sign-in"] = null,
        ["/sign-in/code"] = null,
        ["/join"] = null,
        ["/reset"] = null,
        ["/problem"] = null,

        // Whoever holds a link's token; ShareTests say what it shows and when it ends.
        ["/shared/{Token}"] = null,
        ["GET /shared/{token}/file"] = null,
        ["GET /shared/{token}/keypoints.json"] = null,
        ["GET /shared/{token}/poses.json"] = null,
        ["GET /shared/{token}/series.json"] = null,
        ["/status/{Code:int}"] = null,
        ["POST /language"] = null,
        ["GET /texts/{language}.{fingerprint}.json"] = null,
        ["/"] = _everybody,
        ["/upload"] = _everybody,
        ["/live"] = _everybody,
        ["GET /live/models/finder.json"] = _everybody,
        ["GET /live/models/finder.onnx"] = _everybody,
        ["GET /live/models/pose2d.json"] = _everybody,
        ["GET /live/models/pose2d.onnx"] = _everybody,
        ["/about"] = _everybody,
        ["/help"] = _everybody,
        ["/account"] = _everybody,
        ["GET /account/data.zip"] = _everybody,
        ["GET /api/account/data.zip"] = _everybody,
        ["/privacy"] = _everybody,
        ["/trash"] = _everybody,
        ["/audit"] = _everybody,
        ["/athletes"] = _everybody,
        ["/people"] = _staff,
        ["/desk"] = _staff,
        ["/videos/{Id:guid}"] = _seesAnna,
        ["/athletes/{Id:guid}"] = _seesAnna,
        ["/athletes/{Id:guid}/compare"] = _seesAnna,
        ["GET /queue/rows"] = _everybody,
        ["GET /api/queue/events"] = _everybody,
        ["GET /athletes/{id:guid}/data.zip"] = _managesAnna,
        ["POST /sign-out"] = _everybody,
        ["PUT /api/videos"] = _everybody,
        ["GET /api/uploads"] = _everybody,
        ["POST /api/uploads"] = _everybody,
        ["GET /api/uploads/{id:guid}"] = _anna,
        ["PUT /api/uploads/{id:guid}"] = _anna,
        ["POST /api/uploads/{id:guid}/finish"] = _anna,
        ["DELETE /api/uploads/{id:guid}"] = _anna,
        ["POST /videos/{id:guid}/cancel"] = _seesAnna,
        ["POST /videos/{id:guid}/retry"] = _seesAnna,
        ["POST /api/videos/{id:guid}/cancel"] = _seesAnna,
        ["POST /api/videos/{id:guid}/retry"] = _seesAnna,
        ["POST /videos/{id:guid}/set"] = _seesAnna,
        ["PUT /api/videos/{id:guid}/set"] = _seesAnna,
        ["GET /api/athletes"] = _everybody,
        ["GET /api/athletes/{id:guid}/videos"] = _seesAnna,
        ["GET /athletes/{id:guid}/sessions.csv"] = _seesAnna,
        ["GET /api/athletes/{id:guid}/sessions.csv"] = _seesAnna,
        ["GET /api/videos"] = _everybody,
        ["GET /api/videos/{id:guid}"] = _seesAnna,
        ["DELETE /api/videos/{id:guid}"] = _managesAnna,
        ["GET /api/videos/{id:guid}/notes"] = _seesAnna,
        ["POST /api/videos/{id:guid}/notes"] = _seesAnna,
        ["GET /api/videos/{id:guid}/notes/{note:guid}"] = _seesAnna,
        ["GET /api/videos/{id:guid}/corrections/{correction:guid}"] = _seesAnna,
        ["DELETE /api/videos/{id:guid}/notes/{note:guid}"] = _anna,
        ["GET /api/desk"] = _staff,
        ["POST /videos/{id:guid}/delete"] = _managesAnna,
        ["POST /videos/{id:guid}/restore"] = _managesAnna,
        ["POST /videos/{id:guid}/erase"] = _managesAnna,
        ["POST /athletes/{id:guid}/delete"] = _managesAnna,
        ["POST /athletes/{id:guid}/restore"] = _managesAnna,
        ["POST /athletes/{id:guid}/erase"] = _managesAnna,
        ["POST /athletes/{id:guid}/goals/"] = _managesAnna,
        ["POST /athletes/{id:guid}/goals/{metric}/remove"] = _managesAnna,
        ["POST /athletes/{id:guid}/consents/{purpose}/give"] = _anna,
        ["POST /athletes/{id:guid}/consents/{purpose}/withdraw"] = _anna,
        ["POST /videos/{id:guid}/notes/"] = _seesAnna,
        ["POST /videos/{id:guid}/notes/{note:guid}/remove"] = _anna,
        ["POST /videos/{id:guid}/shares/{share:guid}/end"] = _managesAnna,
        ["POST /videos/{id:guid}/corrections"] = _carl,
        ["POST /videos/{id:guid}/corrections/missed"] = _carl,
        ["POST /videos/{id:guid}/corrections/{correction:guid}/remove"] = _carl,
        ["DELETE /api/videos/{id:guid}/corrections/{correction:guid}"] = _carl,
        ["POST /videos/{id:guid}/athlete"] = _carl,
        ["POST /videos/{id:guid}/reference"] = _carl,
        ["GET /api/labels"] = _coaches,
        ["GET /api/openapi.json"] = _everybody,
        ["PUT /api/videos/{id:guid}/read"] = _seesAnna,
        ["GET /api/videos/{id:guid}/corrections"] = _seesAnna,
        ["POST /api/videos/{id:guid}/corrections"] = _carl,
        ["PUT /api/videos/{id:guid}/athlete/{athlete:guid}"] = _carl,
        ["PUT /api/videos/{id:guid}/reference"] = _carl,
        ["DELETE /api/videos/{id:guid}/reference"] = _carl,
        ["GET /api/references"] = _everybody,
        ["GET /api/videos/{id:guid}/shares"] = _managesAnna,
        ["POST /api/videos/{id:guid}/shares"] = _managesAnna,
        ["DELETE /api/videos/{id:guid}/shares/{share:guid}"] = _managesAnna,
        ["GET /api/videos/{id:guid}/compare/{other:guid}"] = _seesAnna,
        ["GET /api/athletes/{id:guid}"] = _seesAnna,
        ["DELETE /api/athletes/{id:guid}"] = _managesAnna,
        ["GET /api/athletes/{id:guid}/progress"] = _seesAnna,
        ["GET /api/athletes/{id:guid}/data.zip"] = _managesAnna,
        ["GET /api/athletes/{id:guid}/goals"] = _seesAnna,
        ["PUT /api/athletes/{id:guid}/goals/{metric}"] = _managesAnna,
        ["DELETE /api/athletes/{id:guid}/goals/{metric}"] = _managesAnna,
        ["PUT /api/athletes/{id:guid}/consents/{purpose}"] = _anna,
        ["DELETE /api/athletes/{id:guid}/consents/{purpose}"] = _anna,
        ["GET /api/trash"] = _everybody,
        ["POST /api/trash/videos/{id:guid}/restore"] = _managesAnna,
        ["POST /api/trash/athletes/{id:guid}/restore"] = _managesAnna,
        ["DELETE /api/trash/videos/{id:guid}"] = _managesAnna,
        ["DELETE /api/trash/athletes/{id:guid}"] = _managesAnna,
        ["GET /api/groups"] = _staff,
        ["POST /api/groups"] = _coaches,
        ["GET /api/staff"] = _coaches,
        ["GET /api/groups/joined"] = _everybody,
        ["DELETE /api/groups/joined/{id:guid}"] = _anna,
        ["PUT /api/groups/{id:guid}"] = _carl,
        ["DELETE /api/groups/{id:guid}"] = _carl,
        ["PUT /api/groups/{id:guid}/athletes/{athlete:guid}"] = _carl,
        ["DELETE /api/groups/{id:guid}/athletes/{athlete:guid}"] = _carl,
        ["PUT /api/groups/{id:guid}/staff/{account:guid}"] = _carl,
        ["DELETE /api/groups/{id:guid}/staff/{account:guid}"] = _carl,
        ["GET /api/invitations"] = _coaches,
        ["POST /api/invitations"] = _coaches,
        ["DELETE /api/invitations/{id:guid}"] = _carl,
        ["GET /api/audit"] = _everybody,
        ["GET /api/tokens"] = _everybody,
        ["DELETE /api/tokens/{id:guid}"] = _anna,
        ["POST /groups/"] = _coaches,
        ["POST /groups/{id:guid}/rename"] = _carl,
        ["POST /groups/{id:guid}/delete"] = _carl,
        ["POST /groups/{id:guid}/athletes"] = _carl,
        ["POST /groups/{id:guid}/athletes/{athlete:guid}/remove"] = _carl,
        ["POST /groups/{id:guid}/staff"] = _carl,
        ["POST /groups/{id:guid}/staff/{account:guid}/remove"] = _carl,
        ["POST /groups/{id:guid}/leave"] = _anna,
        ["POST /groups/invitations/{id:guid}/revoke"] = _carl,
        ["POST /accounts/{id:guid}/role"] = _owner,
        ["POST /accounts/{id:guid}/delete"] = _owner,
        ["POST /accounts/{id:guid}/restore"] = _owner,
        ["POST /account/tokens/{id:guid}/revoke"] = _anna,
        ["POST /account/delete"] = _everybody,
        ["POST /account/units"] = _everybody,
        ["POST /account/theme"] = _everybody,
    };

    static RouteRules()
    {
        foreach (var prefix in new[] { "/videos", "/api/videos" })
        {
            foreach (var file in new[] { "file" }.Concat(VideoFileEndpoints.ResultFiles).Concat(ExportEndpoints.Files))
            {
                _rules[$"GET {prefix}/{{id:guid}}/{file}"] = _seesAnna;
            }
        }
    }

    public static IReadOnlyDictionary<string, string[]?> All => _rules;
}
