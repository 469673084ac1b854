import { sql, type Kysely, type Migration } from "kysely";

const STATEMENTS = [
  `create table meta (name text primary key, value text not null)`,
  `create table centres (agency text primary key, name text not null, epoch int not null, sequence bigint not null, hash text not null)`,
  `create table codes (code_hash text primary key, agency text not null references centres, expires_at bigint not null, used_by text)`,
  `create table stations (station text primary key, agency text not null references centres, name text not null,
     public_key bytea not null, program text not null, code_hash text not null, symbol int not null,
     enrolled_at bigint not null, revoked_at bigint)`,
  `create table number_blocks (agency text not null references centres, block int not null, station text not null,
     request text not null, incarnation int not null, primary key (agency, block), unique (station, request))`,
  `create table lines (line_id bigint generated always as identity primary key, station text not null references stations,
     incarnation int not null, line int not null, head_sequence bigint not null, head_hash text not null, holes text not null,
     unique (station, incarnation, line))`,
  `create table entries (line_id bigint not null, sequence bigint not null, hash text not null, dossier text,
     envelope bytea not null, signature bytea not null, body bytea, primary key (line_id, sequence))`,
  // Exactly once is the database's own promise, not only the program's.
  `create unique index entries_hash on entries (hash)`,
  `create index entries_dossier on entries (dossier) where dossier is not null`,
  // Sealed bytes do not get smaller; trying costs more than it saves.
  `alter table entries alter column body set storage external, alter column envelope set storage main`,
  `create sequence unread_stamps`,
  `create table unread (dossier text primary key, agency text not null, stamp bigint not null default nextval('unread_stamps'))`,
  `create table dossiers (dossier text primary key, agency text not null references centres, reading text not null, entries int not null,
     missing_entries text not null, missing_keys text not null, code text, version text not null, taken_over_at bigint)`,
  `create index dossiers_code on dossiers (code) where code is not null`,
  `create table dossier_keys (key text primary key, wrap bytea not null)`,
  `create table awaited_keys (key text not null, dossier text not null, primary key (key, dossier))`,
  `create table pages (page text primary key, dossier text not null, agency text not null, content text, file text, state text not null)`,
  `create index pages_dossier on pages (dossier)`,
  `create index pages_missing on pages (agency) where state = 'missing'`,
  `create index pages_file on pages (file) where file is not null`,
  `create table uploads (upload text primary key, station text not null, dossier text not null, page text not null, file text not null,
     size bigint not null, received bigint not null, begun_at bigint not null)`,
  `create table centre_entries (agency text not null references centres, epoch int not null, sequence bigint not null,
     hash text not null, envelope bytea not null, signature bytea not null, body bytea not null, primary key (agency, epoch, sequence))`,
  `create table documents (kind text not null, agency text, version text, file text not null, size bigint not null, media_type text not null,
     published_at bigint not null)`,
  `create index documents_file on documents (file)`,
  // A crash may empty it: a request that passes twice within a minute changes nothing the second time.
  `create unlogged table used_tokens (jti text primary key, expires_at bigint not null)`,
  `create index used_tokens_time on used_tokens (expires_at)`,
  `create table forwards (dossier text primary key, version text, state text not null, attempts int not null, next_at bigint not null)`,
  `create index forwards_next on forwards (next_at) where state = 'waiting'`,
];

export const m001: Migration = {
  // Migrations come before the types of any one version of the tables.
  up: async (db: Kysely<unknown>) => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
