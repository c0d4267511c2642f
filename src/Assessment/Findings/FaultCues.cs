using System.Collections.Frozen;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// One cue for each fault in English, Korean and Japanese, after the criteria of the Back Squat Assessment (Myer et al. 2014): knees over the
/// feet, chest up, trunk braced, gaze and neck in line, thighs parallel, whole foot on the floor. Coaching, never medical advice.
/// </summary>
public static class FaultCues
{
    private static readonly FrozenDictionary<Fault, FrozenDictionary<string, string>> _cues = new Dictionary<Fault, FrozenDictionary<string, string>>
    {
        [Fault.InwardKnees] = Cue(
            "Push the knees out over the middle of the feet, on the way down and on the way up.",
            "내려갈 때도 올라올 때도 무릎을 발 가운데 방향으로 밀어 주세요.",
            "下りるときも立ち上がるときも、ひざを足の真ん中の上へ向けて開きましょう。"),
        [Fault.RoundBack] = Cue(
            "Lift the chest and brace the belly before going down; stop where the back begins to round.",
            "내려가기 전에 가슴을 들고 배에 힘을 주세요. 등이 말리기 시작하는 곳에서 멈추세요.",
            "下りる前に胸を起こしてお腹に力を入れ、背中が丸まり始めるところで止まりましょう。"),
        [Fault.WarpedBack] = Cue(
            "Keep the ribs over the hips: brace the belly instead of arching the lower back.",
            "갈비뼈를 골반 위에 두세요. 허리를 젖히지 말고 배에 힘을 주세요.",
            "肋骨を骨盤の真上に保ちましょう。腰を反らさず、お腹に力を入れます。"),
        [Fault.UpwardHead] = Cue(
            "Look at a spot on the floor two or three metres ahead and keep the chin in line with the chest.",
            "2~3미터 앞 바닥의 한 점을 보고, 턱을 가슴과 나란히 유지하세요.",
            "2〜3メートル先の床の一点を見て、あごを胸とそろえたまま保ちましょう。"),
        [Fault.Shallow] = Cue(
            "Sit lower, until the thighs are level with the floor, as far as the heels stay down.",
            "뒤꿈치가 바닥에 붙어 있는 범위에서 허벅지가 바닥과 평행해질 때까지 더 앉으세요.",
            "かかとが浮かない範囲で、太ももが床と平行になるまで腰を下ろしましょう。"),
        [Fault.FrontalKnees] = Cue(
            "Begin by sitting back with the hips and keep the weight on the whole foot.",
            "엉덩이를 뒤로 빼면서 시작하고, 체중을 발 전체에 실으세요.",
            "お尻を後ろへ引くことから始め、足裏全体に体重を乗せましょう。"),
    }.ToFrozenDictionary();

    public const string DefaultLanguage = "en";

    /// <summary>The cue by language: en, ko, ja.</summary>
    public static IReadOnlyDictionary<string, string> Of(Fault fault) => _cues[fault];

    private static FrozenDictionary<string, string> Cue(string english, string korean, string japanese) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { [DefaultLanguage] = english, ["ko"] = korean, ["ja"] = japanese }.ToFrozenDictionary(StringComparer.Ordinal);
}
