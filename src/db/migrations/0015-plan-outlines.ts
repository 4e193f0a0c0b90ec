import { gramBits, linesPerBlock, textSeparator } from '../plan-blocks.ts'

/**
 * Outlines the plans that have none, from columns of their lines; `search` is what is searched of a line. The first of
 * the lines that count alike bears how many there are, the first line of a block the names, tallies and texts of all.
 */
export function outlineLines(search: string): string {
  return `
create temporary table outlined on commit drop as
  select company_id, plan_id, seq, name, ${search} as search, ('x' || substr(fingerprint, 1, 12))::bit(48)::bigint as digest,
    min(seq) over (partition by company_id, plan_id, bucket, legal_entity_id, attributes, flags, selectable, preticked, held_by) as tally
  from plan_item i where not exists (select from plan_item o
    where o.company_id = i.company_id and o.plan_id = i.plan_id and o.tally_lines is not null);

update plan_item i set tally_lines = t.lines, tally_digest = t.digest
from (select company_id, plan_id, tally, count(*) as lines, (sum(digest) % 281474976710656)::bigint as digest
  from outlined group by 1, 2, 3) t
where i.company_id = t.company_id and i.plan_id = t.plan_id and i.seq = t.tally;

update plan_item i set block_names = b.names, block_tallies = b.tallies, block_texts = b.texts,
  block_grams = decode(repeat('ff', ${gramBits / 8}), 'hex')
from (select company_id, plan_id, min(seq) as first, array_agg(name order by seq) as names, array_agg(tally order by seq) as tallies,
    string_agg(translate(search, '${textSeparator}', ' '), '${textSeparator}' order by seq) as texts
  from outlined group by company_id, plan_id, seq / ${linesPerBlock}) b
where i.company_id = b.company_id and i.plan_id = b.plan_id and i.seq = b.first;
`
}

/**
 * What pages of a preview are found by. It lies in the lines themselves, so that it is gone when they are, and few of
 * them bear any, so that writing a line costs no index more.
 */
export const planOutlines = `
alter table plan_item add column tally_lines int, add column tally_digest bigint,
  add column block_names text[], add column block_tallies int[], add column block_texts text, add column block_grams bytea;
alter table plan_item alter column block_texts set storage external, alter column block_grams set storage external;
create index plan_item_tally on plan_item (company_id, plan_id) where tally_lines is not null;
create index plan_item_block on plan_item (company_id, plan_id, seq) where block_names is not null;

-- The owner of the tables is behind the walls too, and would find no line.
alter table plan_item no force row level security;
${outlineLines('search')}
alter table plan_item force row level security;
alter table plan_item drop column search;
`
