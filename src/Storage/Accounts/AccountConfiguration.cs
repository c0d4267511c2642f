using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SquatCoach.Storage;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    // An account from before there were roles is the site's only one: its owner.
    public void Configure(EntityTypeBuilder<Account> builder) => builder.Property(account => account.Role).HasConversion<string>().HasMaxLength(16).HasDefaultValue(Role.Owner).HasSentinel((Role)(-1));
}
