using System.Security.Cryptography;
using System.Text;

namespace SquatCoach.Storage;

/// <summary>Secrets that open something to whoever holds them: 256 random bits. Only their hash is stored.</summary>
public static class SecretToken
{
    public static string New() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>SHA-256 in lower-case hex; a fast hash is enough, because nobody can try 2²⁵⁶ values.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
